import { callOf, type PyCall } from '../syntax/call';
import type { PythonModule } from '../project/python-module';
import type { PythonProgram } from './python-program';

/** A call that makes an engine of SQLAlchemy's. */
export interface EngineCall {
  readonly module: PythonModule;
  readonly call: PyCall;
  readonly async: boolean;
}

/** Where a program makes engines; a function of its own of that name makes none by itself. */
export function engineCalls(program: PythonProgram): EngineCall[] {
  return [...program.all('CallExpression')].flatMap(({ module, node }) => {
    const call = callOf(node);
    if (!call || !/^create_(async_)?engine$/.test(call.name)) return [];
    const isOwn = program.finder.definition(module, call.callee) !== undefined;
    return isOwn ? [] : { module, call, async: call.name === 'create_async_engine' };
  });
}
