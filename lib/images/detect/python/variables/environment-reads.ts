import type { PythonModule } from '../project/python-module';
import { isConditional } from '../program/is-conditional';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { callOf, type PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import type { PyNode } from '../syntax/py-node';
import { conversionOf } from './conversion';
import { demandOf } from './demand-of';
import { namesGiven } from './names-given';
import { plainRead, type Read } from './plain-read';
import { readsThrough } from './reads-through';
import { asText } from './settings-classes';
import type { VariableRead } from './variable-read';

/** The variables that a program reads by itself: `os.environ`, `os.getenv`, functions of its own around these, decouple, environs, starlette. */
export function environmentReads(program: PythonProgram, start: StartCode): VariableRead[] {
  return [...program.all('CallExpression', 'MemberExpression', 'BinaryExpression')].flatMap(
    ({ module, node }) =>
      readsOf(program, module, node).flatMap((read) =>
        namesGiven(program, module, read.name).map((name) => variableRead(name, node, read, start)),
      ),
  );
}

function variableRead(name: string, node: PyNode, read: Read, start: StartCode): VariableRead {
  const alternative = alternativeOf(node);
  const given = read.fallback ?? alternative;
  const value = constantOf(given);
  const fallback = asText(value);
  // None or an empty text is as good as nothing to code that asks whether there is a value.
  const isValue = given !== undefined && value !== null && value !== '';
  const fails = given === undefined && read.fails && start.mustSucceed(node) && !isConditional(node);
  const required = fails || (!isValue && isDemanded(node, start));
  return {
    name,
    node,
    required,
    ...conversionOf(node, fallback),
    ...(fallback !== undefined && !required && { default: fallback }),
  };
}

/** Only what fails before the first request stops the start. */
function isDemanded(node: PyNode, start: StartCode): boolean {
  const demand = demandOf(node);
  return demand !== undefined && start.mustSucceed(demand) && !isConditional(demand);
}

/** All readings of a node: several where a function is called that reads what it is given. */
function readsOf(program: PythonProgram, module: PythonModule, node: PyNode): readonly Read[] {
  const plain = plainRead(module, node);
  const call = callOf(node);
  if (plain || !call) return plain ? [plain] : [];
  const name = call.args[0] ?? call.keywords.get('key');
  return isLibrary(program, module, call)
    ? [{ name, fallback: call.keywords.get('default') ?? positional(call), fails: true }]
    : readsThrough(program, module, call);
}

/** decouple's `config("X")`, starlette's `Config()("X")`, environs' `Env().str("X")`. */
function isLibrary(program: PythonProgram, module: PythonModule, { callee }: PyCall): boolean {
  const object = callee.split('.')[0] ?? '';
  if (object === '') return false;
  if (module.imports.some((each) => each.as === callee && each.module === 'decouple')) return true;
  const found = program.finder.definition(module, object);
  const maker = found?.kind === 'value' ? callOf(found.value) : undefined;
  if (!maker || found?.kind !== 'value') return false;
  const imported = found.module.imports.find((each) => each.as === maker.callee.split('.')[0]);
  const library = imported?.module.split('.')[0] ?? '';
  if (library === 'environs') return !/\.(read_env|seal|prefixed)$/.test(callee);
  return (library === 'starlette' || library === 'decouple') && callee === object;
}

/** environs takes the default as its second argument. */
function positional(call: PyCall): PyNode | undefined {
  return call.callee.includes('.') ? call.args[1] : undefined;
}

/** `"default"` of `os.getenv("X") or "default"`; of a chain the last. */
function alternativeOf(node: PyNode): PyNode | undefined {
  let outer = node.parent;
  while (
    outer?.type === 'ParenthesizedExpression' ||
    (outer?.parent?.type === 'BinaryExpression' && outer.type === 'BinaryExpression')
  )
    outer = outer.parent;
  if (outer?.type !== 'BinaryExpression' || outer.children[1]?.type !== 'or') return undefined;
  const last = outer.children.at(-1);
  return last && last.from > node.to && constantOf(last) !== undefined ? last : undefined;
}
