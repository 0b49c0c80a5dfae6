import type { PythonModule } from '../project/python-module';
import type { ModuleFinder } from '../program/module-finder';
import type { PyNode } from '../syntax/py-node';
import { makesApplication, returnsApplication } from './makes-application';

/** A place where a FastAPI application can be had. */
export interface AsgiCandidate {
  readonly module: PythonModule;
  /** Name of the variable, or of the function that makes it. */
  readonly name: string;
  readonly factory: boolean;
  /** The module only passes on what another one made. */
  readonly passedOn: boolean;
  readonly node: PyNode;
}

/** The FastAPI applications that a module has: those of variables, else those that functions without need of arguments make. */
export function asgiCandidates(finder: ModuleFinder, module: PythonModule): AsgiCandidate[] {
  const variables = [...module.definitions].flatMap(([name, definition]) => {
    if (definition.kind === 'value' && makesApplication(finder, module, definition.value)) {
      return { module, name, factory: false, passedOn: false, node: definition.assignment.node };
    }
    if (definition.kind !== 'import' || !definition.import.name) return [];
    const found = finder.definition(module, name);
    return found?.kind === 'value' && makesApplication(finder, found.module, found.value)
      ? { module, name, factory: false, passedOn: true, node: definition.import.node }
      : [];
  });
  // What a module makes itself is its application; what it imports besides is for that one.
  const own = variables.filter(({ passedOn }) => !passedOn);
  return [own, variables].find((each) => each.length > 0) ?? factories(finder, module);
}

function factories(finder: ModuleFinder, module: PythonModule): AsgiCandidate[] {
  return [...module.definitions].flatMap(([name, definition]) => {
    if (definition.kind !== 'function' || !returnsApplication(finder, module, definition.function)) return [];
    const callable = definition.function.parameters.every((parameter) => parameter.default);
    return callable ? { module, name, factory: true, passedOn: false, node: definition.function.node } : [];
  });
}
