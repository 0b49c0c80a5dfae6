import type { Evidence } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';
import { distributionsOf } from './distribution-names';
import { standardLibrary } from './standard-library';

/** A package that the code cannot do without. */
export interface PackageUsed {
  /** Distributions of which any will do; the first is the one to install. */
  readonly anyOf: readonly string[];
  readonly evidence: Evidence;
}

/** What FastAPI and pydantic import only when it is used: without it the application does not start. */
const BY_USE: readonly { readonly pattern: RegExp; readonly package: string }[] = [
  { pattern: /^EmailStr$/, package: 'email-validator' },
  { pattern: /^(OAuth2PasswordRequestForm|UploadFile)$/, package: 'python-multipart' },
];

/** Packages that a program imports, each once, with the first place. Imports that may fail or that only checkers read do not count. */
export function packagesUsed(program: PythonProgram): PackageUsed[] {
  const used = new Map<string, PackageUsed>();
  const add = (anyOf: readonly string[], node: PyNode): void => {
    const [name = ''] = anyOf;
    if (!used.has(name)) used.set(name, { anyOf, evidence: evidenceOf(node) });
  };
  for (const module of program.modules) {
    for (const imported of module.imports) {
      const top = imported.module.split('.')[0] ?? '';
      if (imported.level > 0 || standardLibrary.has(top) || isOptional(imported.node)) continue;
      if (program.finder.importedBy(module, imported).length > 0 || isLocal(program, top)) continue;
      const google = imported.module.startsWith('google.') && googlePackage(imported.module);
      add(google ? [google] : distributionsOf(top), imported.node);
    }
    for (const { name = '', node } of module.imports) {
      const brought = BY_USE.find(({ pattern }) => pattern.test(name));
      if (brought) add([brought.package], node);
    }
  }
  return [...used.values()];
}

function googlePackage(module: string): string {
  if (module.startsWith('google.generativeai')) return 'google-generativeai';
  return module.startsWith('google.auth') || module.startsWith('google.oauth2')
    ? 'google-auth'
    : 'google-genai';
}

/** A folder or module of the project, though not the part of it that is imported, or not from where it is looked for. */
function isLocal({ project }: PythonProgram, top: string): boolean {
  return project.files.some((file) => new RegExp(`(^|/)${top}(/.*)?\\.py$`).test(file));
}

/** Within `try: … except ImportError`, or `if TYPE_CHECKING`. */
function isOptional(node: PyNode): boolean {
  for (
    let block = node.around('TryStatement', 'IfStatement');
    block;
    block = block.around('TryStatement', 'IfStatement')
  ) {
    if (
      block.type === 'TryStatement' &&
      /except\s*\(?[^:]*(ImportError|ModuleNotFoundError|Exception)|except\s*:/.test(block.text)
    )
      return true;
    if (block.type === 'IfStatement' && /^if\s+(typing\.)?TYPE_CHECKING/.test(block.text)) return true;
  }
  return false;
}
