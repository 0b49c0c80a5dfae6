import type { Finding, Migration } from '../../../../application';
import { importSetting } from '../entry/import-paths';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { evidenceOf } from '../syntax/evidence';
import { functionOf } from '../syntax/function';

/**
 * A function without parameters that makes the tables and that nothing calls at the start, or a program that does: its
 * authors ran it by hand. `create_all` leaves alone what is there, so it may run before every start.
 */
export function tableMaker(program: PythonProgram, start: StartCode): Finding<Migration> | undefined {
  for (const { module, node } of program.all('MemberExpression')) {
    if (!/\.create_all$/.test(node.text) || start.has(node)) continue;
    const around = node.around('FunctionDefinition');
    const maker = around && functionOf(around);
    if (
      !maker ||
      maker.parameters.some((parameter) => !parameter.default) ||
      around.around('ClassDefinition')
    )
      continue;
    const path = importSetting(program.project, module, program.importPaths[0]).module;
    const call = maker.node.child('async')
      ? `import asyncio; asyncio.run(${maker.name}())`
      : `${maker.name}()`;
    // The entry first: tables are known to `create_all` only once the models were imported.
    const entry = importSetting(program.project, program.entry, program.importPaths[0]).module;
    const code = `import ${entry}; from ${path} import ${maker.name}; ${call}`;
    return {
      value: { tool: 'own', command: ['python', '-c', code] },
      evidence: [evidenceOf(node)],
      reason: 'tables are made by a function that the application itself does not call',
      override: 'migration',
    };
  }
  return undefined;
}
