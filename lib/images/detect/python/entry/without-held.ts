import { localValue } from '../program/local-value';
import type { ModuleFinder } from '../program/module-finder';
import type { PythonModule } from '../project/python-module';
import { callOf } from '../syntax/call';
import { dottedName } from '../syntax/dotted-name';
import { functionOf } from '../syntax/function';
import type { PyNode } from '../syntax/py-node';
import type { AsgiCandidate } from './asgi-candidates';

/** The candidates that no other one holds: neither mounted into it nor wrapped by it. All of them where none is left. */
export function withoutHeld(
  finder: ModuleFinder,
  candidates: readonly AsgiCandidate[],
): readonly AsgiCandidate[] {
  const held = new Set([
    ...finder.project.modules.flatMap((module) => mounted(finder, module)),
    ...candidates.flatMap((candidate) => wrapped(finder, candidate)),
  ]);
  const free = candidates.filter(({ module, name }) => {
    const value = valueOf(finder, module, name);
    return value === undefined || !held.has(value);
  });
  return free.length > 0 ? free : candidates;
}

/** `app.mount("/api", api)`. */
function mounted(finder: ModuleFinder, module: PythonModule): PyNode[] {
  return module.root.all('CallExpression').flatMap((node) => {
    const call = callOf(node);
    const name = call?.name === 'mount' ? dottedName(call.args[1] ?? call.keywords.get('app')) : undefined;
    return (name !== undefined && !isLocal(name, node) && valueOf(finder, module, name)) || [];
  });
}

/** A variable or a parameter of the function around is not the module's of that name. */
function isLocal(name: string, node: PyNode): boolean {
  const around = node.around('FunctionDefinition');
  const parameters = (around && functionOf(around)?.parameters) ?? [];
  return localValue(name, node) !== undefined || parameters.some((each) => each.name === name);
}

/** `socketio.ASGIApp(sio, app)`. */
function wrapped(finder: ModuleFinder, { module, name }: AsgiCandidate): PyNode[] {
  const value = valueOf(finder, module, name);
  const names = value?.all('VariableName').map(({ text }) => text) ?? [];
  return names.flatMap((each) => valueOf(finder, module, each) ?? []).filter((each) => each !== value);
}

/** The expression that a name stands for. */
function valueOf(finder: ModuleFinder, module: PythonModule, name: string): PyNode | undefined {
  const found = finder.definition(module, name);
  return found?.kind === 'value' ? found.value : undefined;
}
