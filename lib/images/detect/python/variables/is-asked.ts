import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import { comesFrom } from './comes-from';

/** Requests of the usual clients, e.g. `httpx.get`, `client.post`, `httpx.AsyncClient().get`. */
const REQUEST =
  /(^|\b(httpx|requests|request|\w*client|\w*session|\w*http))\.(get|post|put|patch|delete|head|request|stream|urlopen)$/i;
/** What makes such a client, or one of its requests. */
const CLIENT = /(^|\.)(\w*Client|\w*Session|Request|urlopen)$/;

/**
 * Whether the program itself sends requests to the address that a variable holds.
 *
 * @param others variables that are always given, so that this one may be no more than their fallback.
 */
export function isAsked(program: PythonProgram, name: string, others: readonly string[]): boolean {
  for (const { module, node } of program.all('CallExpression')) {
    const call = callOf(node);
    if (!call || !(REQUEST.test(call.callee) || CLIENT.test(call.callee))) continue;
    const addresses = [...call.args.slice(0, 2), call.keywords.get('url'), call.keywords.get('base_url')];
    const asks = (variable: string): boolean =>
      addresses.some((each) => each && comesFrom(program, module, each, variable));
    if (asks(name) && !others.some(asks)) return true;
  }
  return false;
}
