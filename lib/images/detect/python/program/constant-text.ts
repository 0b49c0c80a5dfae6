import type { PythonModule } from '../project/python-module';
import { assignmentOf } from '../syntax/assignment';
import { callOf } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { dottedName } from '../syntax/dotted-name';
import type { PyNode } from '../syntax/py-node';
import type { PythonProgram } from './python-program';

/**
 * The text that an expression gives, where that is plain from the code: a literal, a constant, a setting's default, and
 * format strings of these. `undefined` where it is not.
 */
export function constantText(
  program: PythonProgram,
  module: PythonModule,
  node: PyNode | undefined,
  depth = 0,
): string | undefined {
  const constant = constantOf(node);
  if (typeof constant === 'string' || typeof constant === 'number') return String(constant);
  if (!node || depth > 5) return undefined;
  if (node.type === 'FormatString') return formatted(program, module, node, depth + 1);
  const name = dottedName(node);
  if (name === undefined) return fallbackOf(program, module, node, depth + 1);
  const found = program.finder.definition(module, name);
  if (found?.kind === 'value') return constantText(program, found.module, found.value, depth + 1);
  return name.includes('.') ? settingDefault(program, name.slice(name.lastIndexOf('.') + 1)) : undefined;
}

/** What is taken where a variable is not set: `os.getenv("X", "text")`, `int(…)` of it. */
function fallbackOf(
  program: PythonProgram,
  module: PythonModule,
  node: PyNode,
  depth: number,
): string | undefined {
  const call = callOf(node);
  if (call && /^(int|str|Path)$/.test(call.callee)) return constantText(program, module, call.args[0], depth);
  if (call && /^(os\.getenv|os\.environ\.get|getenv|environ\.get)$/.test(call.callee))
    return constantText(program, module, call.args[1], depth);
  return undefined;
}

function formatted(
  program: PythonProgram,
  module: PythonModule,
  node: PyNode,
  depth: number,
): string | undefined {
  const text = node.source.text;
  const quote = /^[a-z]*("""|'''|"|')/i.exec(node.text)?.[0].length ?? 0;
  const end = node.to - (node.text.endsWith('"""') || node.text.endsWith("'''") ? 3 : 1);
  let result = '';
  let at = node.from + quote;
  for (const part of node.children) {
    const value =
      part.type === 'FormatReplacement' ? constantText(program, module, part.children[1], depth) : undefined;
    if (value === undefined) return undefined;
    result += text.slice(at, part.from) + value;
    at = part.to;
  }
  return result + text.slice(at, end);
}

/** The default of the field that all settings classes know by a name. */
function settingDefault(program: PythonProgram, name: string): string | undefined {
  for (const { node } of program.all('ClassDefinition')) {
    for (const statement of node.child('Body')?.children ?? []) {
      const assignment = assignmentOf(statement);
      if (assignment?.targets[0] !== name) continue;
      const call = callOf(assignment.value);
      const value = constantOf(
        call?.name === 'Field' ? (call.keywords.get('default') ?? call.args[0]) : assignment.value,
      );
      if (typeof value === 'string' || typeof value === 'number') return String(value);
    }
  }
  return undefined;
}
