import type { PythonProject } from '../project/python-project';
import type { NamedEntry } from './named-entry';

/** Files that a module's name may mean; a command written for the folder above begins with this folder's name. */
export function filesNamed(
  project: PythonProject,
  { module, folder }: Pick<NamedEntry, 'module' | 'folder'>,
): string[] {
  const parts = module.split('.');
  const shortened = parts[0] === project.name ? [parts.slice(1)] : [];
  const folders = [folder, ''].map((each) => (each ? `${each}/` : ''));
  return [parts, ...shortened].flatMap((each) =>
    folders.flatMap((prefix) => [`${prefix}${each.join('/')}.py`, `${prefix}${each.join('/')}/__init__.py`]),
  );
}
