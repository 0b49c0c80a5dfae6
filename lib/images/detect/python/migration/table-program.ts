import type { Finding, Migration } from '../../../../application';
import { PythonProgram } from '../program/python-program';
import { evidenceOf } from '../syntax/evidence';
import { functionOf } from '../syntax/function';
import { programCommand } from './program-command';

/** A program of the project, beside the application, that makes the tables when it is run: `create_tables.py`. */
export function tableProgram(program: PythonProgram): Finding<Migration> | undefined {
  for (const module of program.project.modules) {
    const block = module.mainBlock?.text;
    if (block === undefined || !/table|init|create|setup|migrat/i.test(module.file)) continue;
    const own = new PythonProgram(program.project, module, program.importPaths);
    for (const { module: holder, node } of own.all('MemberExpression')) {
      if (!node.text.endsWith('.create_all')) continue;
      const around = node.around('FunctionDefinition');
      const maker = around && functionOf(around);
      if (holder !== module && !(maker && module.root.text.includes(`${maker.name}(`))) continue;
      return {
        value: { tool: 'own', command: programCommand(program, module) },
        evidence: [evidenceOf(node)],
        reason: `${module.file} makes the tables`,
        override: 'migration',
      };
    }
  }
  return undefined;
}
