import type { Finding, Migration } from '../../../../application';
import { importSetting } from '../entry/import-paths';
import type { PythonProgram } from '../program/python-program';
import type { PythonModule } from '../project/python-module';
import { argumentsOf, callOf } from '../syntax/call';
import { evidenceOf } from '../syntax/evidence';
import type { PyNode } from '../syntax/py-node';

/**
 * Tables that the application has and that nothing of it makes: its authors made them by hand, once. Where an engine is
 * at hand under a name, SQLModel makes them as it would at any application's start; it leaves alone what is there.
 */
export function tablesOfModels(program: PythonProgram): Finding<Migration> | undefined {
  const [table] = [...program.all('ClassDefinition')].filter(({ node }) => isTable(node));
  const engine = program.modules.flatMap((module) => engineIn(module) ?? []).at(0);
  if (!table || !engine) return undefined;
  const [first] = program.importPaths;
  const nameOf = (module: PythonModule): string => importSetting(program.project, module, first).module;
  const make = 'SQLModel.metadata.create_all';
  const run = engine.async
    ? `import asyncio\nasync def main():\n async with engine.begin() as made: await made.run_sync(${make})\nasyncio.run(main())`
    : `${make}(engine)`;
  const code = `import ${nameOf(program.entry)}; from sqlmodel import SQLModel; from ${nameOf(engine.module)} import ${engine.name} as engine\n${run}`;
  return {
    value: { tool: 'own', command: ['python', '-c', code] },
    evidence: [evidenceOf(table.node), evidenceOf(engine.node)],
    reason: 'nothing of the application makes its tables',
    override: 'migration',
  };
}

/** `class Task(SQLModel, table=True)`. */
function isTable(node: PyNode): boolean {
  return argumentsOf(node.child('ArgList')).keywords.get('table')?.text === 'True';
}

interface Engine {
  readonly module: PythonModule;
  readonly name: string;
  readonly async: boolean;
  readonly node: PyNode;
}

function engineIn(module: PythonModule): Engine | undefined {
  for (const [name, definition] of module.definitions) {
    const call = definition.kind === 'value' ? callOf(definition.value) : undefined;
    if (call && /^create_(async_)?engine$/.test(call.name))
      return { module, name, async: call.name === 'create_async_engine', node: call.node };
  }
  return undefined;
}
