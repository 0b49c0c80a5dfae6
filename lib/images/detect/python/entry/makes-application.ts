import type { PythonModule } from '../project/python-module';
import type { ModuleFinder } from '../program/module-finder';
import { assignmentOf } from '../syntax/assignment';
import { callOf } from '../syntax/call';
import { dottedName } from '../syntax/dotted-name';
import type { PyFunction } from '../syntax/function';
import type { PyNode } from '../syntax/py-node';

/** Classes whose instances are ASGI applications of the kind that is deployed here. */
const APPLICATION = /(^|\.)FastAPI$/;
const DEEPEST = 8;

/** Whether an expression gives a FastAPI application: made, wrapped in middleware, or returned by a function. */
export function makesApplication(
  finder: ModuleFinder,
  module: PythonModule,
  node: PyNode,
  depth = 0,
): boolean {
  if (depth > DEEPEST) return false;
  const name = dottedName(node);
  if (name) return namesApplication(finder, module, name, node, depth);
  const call = callOf(node);
  if (!call) return false;
  if (APPLICATION.test(call.callee)) return true;
  const called = finder.definition(module, call.callee);
  if (called?.kind === 'class' && called.class.bases.some((base) => APPLICATION.test(base))) return true;
  if (called?.kind === 'function' && returnsApplication(finder, called.module, called.function, depth + 1))
    return true;
  return [...call.args, ...call.keywords.values()].some(
    (argument) => isWrapper(call.name) && makesApplication(finder, module, argument, depth + 1),
  );
}

/** Whether a function gives one back. */
export function returnsApplication(
  finder: ModuleFinder,
  module: PythonModule,
  defined: PyFunction,
  depth = 0,
): boolean {
  const annotation = dottedName(defined.returns);
  if (annotation && APPLICATION.test(annotation)) return true;
  return [...defined.body.all('ReturnStatement')].some((statement) => {
    const value = statement.children[1];
    return value !== undefined && makesApplication(finder, module, value, depth + 1);
  });
}

/** `CORSMiddleware(app)`, `socketio.ASGIApp(sio, app)`, `Mangum(app)` is no ASGI application though. */
function isWrapper(name: string): boolean {
  return /Middleware$|ASGIApp$|^[A-Z]\w*(App|Wrapper)$/.test(name);
}

function namesApplication(
  finder: ModuleFinder,
  module: PythonModule,
  name: string,
  node: PyNode,
  depth: number,
): boolean {
  const local = node.around('FunctionDefinition');
  const assigned = [...(local?.all('AssignStatement') ?? [])].flatMap((each) => assignmentOf(each) ?? []);
  const inside = assigned.find(({ targets, value }) => targets.includes(name) && value !== undefined);
  if (inside?.value) return makesApplication(finder, module, inside.value, depth + 1);
  const found = finder.definition(module, name);
  // `app = Wrapper(app)`: the name stands for the assignment before.
  if (found?.kind !== 'value') return false;
  const assignments = [...found.module.topLevel('AssignStatement')].flatMap(
    (each) => assignmentOf(each) ?? [],
  );
  const target = found.assignment.targets[0] ?? '';
  return assignments.some(
    ({ targets, value }) =>
      targets.includes(target) &&
      value !== undefined &&
      !contains(value, node) &&
      makesApplication(finder, found.module, value, depth + 1),
  );
}

function contains(outer: PyNode, inner: PyNode): boolean {
  return outer.source === inner.source && outer.from <= inner.from && inner.to <= outer.to;
}
