import type { Finding, Migration } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import type { PythonModule } from '../project/python-module';
import { callOf } from '../syntax/call';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';
import { alembicHistory } from './alembic-history';
import { programCommand } from './program-command';

/**
 * A module that is named for migrating, is a program, and has Alembic upgrade the database by its Python interface. One
 * that leaves the address to Alembic's settings, where nothing takes it from the environment, is none: it would change
 * its author's database.
 */
export function migrationProgram(program: PythonProgram): Finding<Migration> | undefined {
  const isGivenAddress = alembicHistory(program.project)?.readsEnvironment !== false;
  for (const module of program.project.modules) {
    if (!/(^|\/)(\w+_)?migrat(e|ions?)(_\w+)?\.py$/.test(module.file) || !module.mainBlock) continue;
    const upgrade = upgradeCall(module);
    if (!upgrade || !(isGivenAddress || module.root.text.includes('sqlalchemy.url'))) continue;
    return {
      value: { tool: 'own', command: programCommand(program, module) },
      evidence: [evidenceOf(upgrade)],
      reason: 'a program of its own that runs Alembic',
      override: 'migration',
    };
  }
  return undefined;
}

function upgradeCall(module: PythonModule): PyNode | undefined {
  if (!module.imports.some(({ module: from }) => from.split('.')[0] === 'alembic')) return undefined;
  return [...module.root.all('CallExpression')].find((node) => callOf(node)?.callee === 'command.upgrade');
}
