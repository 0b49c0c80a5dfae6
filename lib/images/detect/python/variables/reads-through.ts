import { calledFunctions } from '../program/called-functions';
import type { PythonProgram } from '../program/python-program';
import type { PythonModule } from '../project/python-module';
import type { PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import { plainRead, type Read } from './plain-read';

/** What a call reads whose function hands parameters on to `os.getenv` or `os.environ`. */
export function readsThrough(
  program: PythonProgram,
  module: PythonModule,
  { node, args, keywords }: PyCall,
): Read[] {
  if (![...args, ...keywords.values()].some((each) => typeof constantOf(each) === 'string')) return [];
  const [called] = calledFunctions(program.finder, module, node.children[0]);
  if (!called) return [];
  const { body, parameters } = called.function;
  const reads = body
    .all('CallExpression', 'MemberExpression')
    .flatMap((inner) => plainRead(called.module, inner) ?? []);
  const raises = body.all('RaiseStatement').length > 0;
  const own = parameters.filter(({ name }) => !/^(self|cls)$/.test(name));
  return own.flatMap(({ name }, index) => {
    const given = keywords.get(name) ?? args[index];
    if (!given || !reads.some((read) => read.name?.text === name)) return [];
    // The one after a name may be what is taken where the name stands for nothing.
    const second = index === 0 && own[1] && isFallback(own[1].name, reads) ? own[1] : undefined;
    const fallback = (second && (keywords.get(second.name) ?? args[1])) ?? second?.default;
    return [{ name: given, fallback, fails: raises && (!fallback || fallback.type === 'None') }];
  });
}

function isFallback(name: string, reads: readonly Read[]): boolean {
  return /default|fallback/.test(name) || reads.some(({ fallback }) => fallback?.text === name);
}
