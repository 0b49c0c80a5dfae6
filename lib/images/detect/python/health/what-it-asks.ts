import { calledFunctions } from '../program/called-functions';
import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import type { PyFunction, PyParameter } from '../syntax/function';
import type { PyNode } from '../syntax/py-node';
import type { Route } from './find-routes';

/**
 * `nothing` but the process itself, `others` such as the database, a service `outside` of the deployment, or more of its
 * `callers` than a probe is: a token, or whatever else a dependency demands.
 */
export type Asked = 'nothing' | 'others' | 'outside' | 'callers';

/** Parameters that FastAPI fills without asking anybody. */
const HARMLESS = /^(Request|Response|BackgroundTasks|fastapi\.Request|fastapi\.Response)$/;
/** Dependencies that need nothing of a request. */
const FREE = /db|database|session|engine|conn|pool|store|repo|settings|config/i;
const DATABASE =
  /(^|[._])(db|database|session|engine|conn|connection|execute|exec|connect|cursor|pool|fetch\w*|check\w*|ping)([._]|$)/i;
const OUTSIDE =
  /(^|\.)(OpenAI|AsyncOpenAI|requests|httpx|openai|AsyncClient|ClientSession|urlopen)(\.|$)|models\.list$/;

/** Features that an application does without, by the names of their settings. */
const FEATURE =
  /smtp|mail|twilio|stripe|redis|celery|kafka|dapr|qdrant|pinecone|openai|openrouter|gemini|groq|cohere|anthropic|llm|api_key/i;
const REFUSES = /^(50[0-4]|HTTP_50[0-4]_\w+)$/;

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
  if (callees.some((callee) => OUTSIDE.test(callee)) || functions.some(demandsFeature)) return 'outside';
  if (handler.parameters.some(asksCallers)) return 'callers';
  const injected = handler.parameters.some(({ annotation }) => !HARMLESS.test(annotation?.text ?? ''));
  const waits = functions.some(({ body }) => [...body.all('AwaitExpression', 'WithStatement')].length > 0);
  return injected || waits || callees.some((callee) => DATABASE.test(callee)) ? 'others' : 'nothing';
}

/** It answers with an error by what it sees of more than the database: a mail server that nobody configured, for one. */
function demandsFeature({ body }: PyFunction): boolean {
  const names = body.all('VariableName', 'PropertyName');
  return (
    names.some(({ text }) => FEATURE.test(text)) &&
    [...names, ...body.all('Number')].some(({ text }) => REFUSES.test(text))
  );
}

/** `user = Depends(get_current_user)`, `user: CurrentUser`; a path's own defaults are free. */
function asksCallers(parameter: PyParameter): boolean {
  const text = `${parameter.annotation?.text ?? ''} ${parameter.default?.text ?? ''}`;
  const depended =
    /\b(?:Depends|Security)\(([^)]*)\)?/.exec(text)?.[1] ??
    (/\bHeader\(|\bCookie\(/.test(text) ? 'caller' : undefined);
  return depended !== undefined && !FREE.test(depended);
}
