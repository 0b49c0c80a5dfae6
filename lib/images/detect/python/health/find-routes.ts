import type { PythonModule } from '../project/python-module';
import { constantText } from '../program/constant-text';
import type { PythonProgram } from '../program/python-program';
import { callOf, type PyCall } from '../syntax/call';
import { dottedName } from '../syntax/dotted-name';
import { functionOf, type PyFunction } from '../syntax/function';
import type { PyNode } from '../syntax/py-node';
import { RouterPrefixes } from './router-prefixes';

/** A route that answers GET. */
export interface Route {
  readonly path: string;
  readonly handler: PyFunction;
  readonly module: PythonModule;
  /** The decorator or call that makes it. */
  readonly node: PyNode;
}

/** The GET routes of a program, their prefixes resolved; one whose path is computed is left out. */
export function findRoutes(program: PythonProgram): Route[] {
  const prefixes = new RouterPrefixes(program);
  const routes = [...program.all('FunctionDefinition')].flatMap(({ module, node }) => {
    const handler = functionOf(node);
    return handler
      ? handler.decorators.flatMap((decorator) => decorated(program, prefixes, module, handler, decorator))
      : [];
  });
  return [...routes, ...added(program, prefixes)];
}

function decorated(
  program: PythonProgram,
  prefixes: RouterPrefixes,
  module: PythonModule,
  handler: PyFunction,
  decorator: PyCall,
): Route[] {
  const isGet =
    decorator.name === 'get' || (decorator.name === 'api_route' && /GET/.test(decorator.node.text));
  if (!isGet) return [];
  return pathsOf(program, prefixes, module, decorator).map((path) => ({
    path,
    handler,
    module,
    node: decorator.node,
  }));
}

/** `app.add_api_route("/health", health)`. */
function added(program: PythonProgram, prefixes: RouterPrefixes): Route[] {
  return [...program.all('CallExpression')].flatMap(({ module, node }) => {
    const call = callOf(node);
    if (call?.name !== 'add_api_route' && call?.name !== 'add_route') return [];
    const endpoint = program.finder.definition(module, dottedName(call.args[1]) ?? '');
    if (endpoint?.kind !== 'function') return [];
    return pathsOf(program, prefixes, module, call).map((path) => ({
      path,
      handler: endpoint.function,
      module: endpoint.module,
      node,
    }));
  });
}

/** The paths of a call's first argument, under each prefix of the router that it is made on. */
function pathsOf(
  program: PythonProgram,
  prefixes: RouterPrefixes,
  module: PythonModule,
  { node, callee, name, args, keywords }: PyCall,
): string[] {
  const text = constantText(program, module, args[0] ?? keywords.get('path'));
  const router = callee.slice(0, -name.length - 1);
  return text === undefined ? [] : prefixes.of(module, router, node).map((prefix) => prefix + text || '/');
}
