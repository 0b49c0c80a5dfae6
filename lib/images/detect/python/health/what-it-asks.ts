import { calledFunctions } from '../program/called-functions';
import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import type { PyNode } from '../syntax/py-node';
import type { Route } from './find-routes';

/** `nothing` but the process itself, `others` such as the database, or a service `outside` of the deployment. */
export type Asked = 'nothing' | 'others' | 'outside';

/** Parameters that FastAPI fills without asking anybody. */
const HARMLESS = /^(Request|Response|BackgroundTasks|fastapi\.Request|fastapi\.Response)$/;
const DATABASE =
  /(^|[._])(db|database|session|engine|conn|connection|execute|exec|connect|cursor|pool|fetch\w*|check\w*|ping)([._]|$)/i;
const OUTSIDE =
  /(^|\.)(OpenAI|AsyncOpenAI|requests|httpx|openai|AsyncClient|ClientSession|urlopen)(\.|$)|models\.list$/;

/** What a probe's handler asks before it answers; with any doubt it is `others`. */
export function whatItAsks(program: PythonProgram, { handler, module }: Route): Asked {
  const functions = [handler];
  const calls: PyNode[] = [];
  for (const each of functions) {
    for (const node of each.body.all('CallExpression')) {
      calls.push(node);
      for (const called of calledFunctions(program.finder, module, node.children[0])) {
        if (!functions.includes(called.function) && called.module === module) functions.push(called.function);
      }
    }
  }
  const callees = calls.map((node) => callOf(node)?.callee ?? '');
  if (callees.some((callee) => OUTSIDE.test(callee))) return 'outside';
  const injected = handler.parameters.some(({ annotation }) => !HARMLESS.test(annotation?.text ?? ''));
  const waits = functions.some(({ body }) => [...body.all('AwaitExpression', 'WithStatement')].length > 0);
  return injected || waits || callees.some((callee) => DATABASE.test(callee)) ? 'others' : 'nothing';
}
