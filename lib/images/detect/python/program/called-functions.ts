import type { PythonModule } from '../project/python-module';
import { callOf } from '../syntax/call';
import { classOf, type PyClass } from '../syntax/class';
import { dottedName } from '../syntax/dotted-name';
import { functionOf, type PyFunction } from '../syntax/function';
import type { PyNode } from '../syntax/py-node';
import type { ModuleFinder } from './module-finder';

export interface LocatedFunction {
  readonly module: PythonModule;
  readonly function: PyFunction;
}

const DEEPEST = 6;

/**
 * The functions of the project that an expression stands for when it is called: a function, the making of an instance,
 * a method of one. An object of which only its use shows what it is (a parameter, an element) stands for none.
 */
export function calledFunctions(
  finder: ModuleFinder,
  module: PythonModule,
  callee: PyNode | undefined,
  depth = 0,
): LocatedFunction[] {
  const name = dottedName(callee);
  if (!name || !callee || depth > DEEPEST) return [];
  const nested = nestedFunction(callee, name);
  if (nested) return [{ module, function: nested }];
  const found = finder.definition(module, name);
  if (found?.kind === 'function') return [{ module: found.module, function: found.function }];
  if (found?.kind === 'class')
    return methods(found.class, ['__init__', '__post_init__']).map((each) => ({
      module: found.module,
      function: each,
    }));
  const [object = '', method = '', ...deeper] = splitLast(name);
  if (!method || deeper.length > 0) return [];
  return methodOf(finder, module, callee, object, method, depth);
}

/** A function that is defined within a function around. */
function nestedFunction(node: PyNode, name: string): PyFunction | undefined {
  for (let around = node.around('FunctionDefinition'); around; around = around.around('FunctionDefinition')) {
    for (const each of around.all('FunctionDefinition')) {
      const defined = functionOf(each);
      if (defined?.name === name && each !== around) return defined;
    }
  }
  return undefined;
}

function splitLast(name: string): string[] {
  const at = name.lastIndexOf('.');
  return at < 0 ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

function methodOf(
  finder: ModuleFinder,
  module: PythonModule,
  node: PyNode,
  object: string,
  method: string,
  depth: number,
): LocatedFunction[] {
  if (object === 'self' || object === 'cls') {
    const around = node.around('ClassDefinition');
    const own = around && classOf(around);
    return own ? methods(own, [method]).map((each) => ({ module, function: each })) : [];
  }
  const found = finder.definition(module, object);
  if (found?.kind === 'class')
    return methods(found.class, [method]).map((each) => ({ module: found.module, function: each }));
  const maker = found?.kind === 'value' ? callOf(found.value) : undefined;
  if (found?.kind !== 'value' || !maker || depth >= DEEPEST) return [];
  return methodOf(finder, found.module, found.value, maker.callee, method, depth + 1);
}

function methods(type: PyClass, names: readonly string[]): PyFunction[] {
  return [...type.body.all('FunctionDefinition')]
    .flatMap((node) => functionOf(node) ?? [])
    .filter(({ name }) => names.includes(name));
}
