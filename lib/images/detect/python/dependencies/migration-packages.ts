import type { Finding, Migration } from '../../../../application';
import { alembicHistory } from '../migration/alembic-history';
import { PythonProgram } from '../program/python-program';
import { type PackageUsed, packagesUsed } from './packages-used';

/** What the command of a migration needs beside the application: Alembic, and what its `env.py` imports. */
export function migrationPackages(
  { project, importPaths }: PythonProgram,
  migration: Finding<Migration> | undefined,
): PackageUsed[] {
  const history = migration?.value.tool === 'alembic' ? alembicHistory(project) : undefined;
  if (!history) return [];
  const own = history.env ? packagesUsed(new PythonProgram(project, history.env, importPaths)) : [];
  return [{ anyOf: ['alembic'], evidence: history.first ?? { file: history.settings } }, ...own];
}
