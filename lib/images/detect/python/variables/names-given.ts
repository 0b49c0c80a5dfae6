import { localValue } from '../program/local-value';
import type { PythonProgram } from '../program/python-program';
import type { PythonModule } from '../project/python-module';
import { constantOf, type PyConstant } from '../syntax/constant';
import type { PyNode } from '../syntax/py-node';
import { loopOf } from './loop-of';

/** The names that an expression stands for: a text, a constant, or each text of a list that a loop goes through. */
export function namesGiven(program: PythonProgram, module: PythonModule, node: PyNode | undefined): string[] {
  const valueOf = (each: PyNode | undefined): PyConstant | undefined => {
    if (each?.type !== 'VariableName') return constantOf(each);
    const found = program.finder.definition(module, each.text);
    return constantOf(localValue(each.text, each) ?? (found?.kind === 'value' ? found.value : undefined));
  };
  const loop = node?.type === 'VariableName' ? loopOf(node) : undefined;
  const value = loop ? valueOf(loop.collection) : valueOf(node);
  const texts: readonly PyConstant[] = loop && Array.isArray(value) ? value : [value ?? null];
  return texts.filter((text) => typeof text === 'string' && /^[A-Za-z_]\w*$/.test(text)).map(String);
}
