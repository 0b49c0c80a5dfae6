import type { PythonModule } from '../project/python-module';
import type { PythonProject } from '../project/python-project';
import type { AsgiCandidate } from './asgi-candidates';
import { filesNamed } from './files-named';

/**
 * What a user chose: a candidate, or whatever the module defines by that name, since not all that makes an application
 * is seen from outside. `undefined` where there is no such module or name.
 *
 * @param wanted `module:variable`
 */
export function chosenCandidate(
  project: PythonProject,
  candidates: readonly AsgiCandidate[],
  wanted: string,
): AsgiCandidate | undefined {
  const [module = '', name = ''] = wanted.split(':');
  const named = filesNamed(project, { module, folder: '' });
  for (const file of [...named, ...project.files.filter((each) => endsAs(each, module))]) {
    const candidate = candidates.find((each) => each.module.file === file && each.name === name);
    const found = candidate ?? defined(project.module(file), name);
    if (found) return found;
  }
  return undefined;
}

function defined(module: PythonModule | undefined, name: string): AsgiCandidate | undefined {
  const definition = module?.definitions.get(name);
  if (!module || !definition) return undefined;
  const common = { module, name, factory: false, passedOn: false };
  switch (definition.kind) {
    case 'value':
      return { ...common, node: definition.assignment.node };
    case 'import':
      return { ...common, passedOn: true, node: definition.import.node };
    case 'function':
      return { ...common, factory: true, node: definition.function.node };
    case 'class':
      return undefined;
  }
}

function endsAs(file: string, module: string): boolean {
  return `/${file}`.endsWith(`/${module.replaceAll('.', '/')}.py`);
}
