import type { Variable } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import { evidenceOf } from '../syntax/evidence';

/** Variables that a library reads without the application's naming them. */
const BY_MODULE: readonly {
  readonly module: RegExp;
  readonly variables: readonly Pick<Variable, 'name' | 'meaning' | 'secret'>[];
}[] = [
  {
    module: /^(openai|agents|chatkit)(\.|$)/,
    variables: [
      { name: 'OPENAI_API_KEY', meaning: 'openai-api-key', secret: true },
      { name: 'OPENAI_BASE_URL', meaning: 'openai-base-url', secret: false },
    ],
  },
];

/** The variables that the libraries which a program imports read by themselves; all may be left out. */
export function libraryReads(program: PythonProgram): Variable[] {
  return BY_MODULE.flatMap(({ module: pattern, variables }) => {
    for (const module of program.modules) {
      const imported = module.imports.find(
        (each) => pattern.test(each.module) && program.finder.importedBy(module, each).length === 0,
      );
      if (!imported) continue;
      const evidence = [evidenceOf(imported.node)];
      return variables.map((each) => ({
        ...each,
        required: false,
        when: 'run' as const,
        type: 'string' as const,
        evidence,
      }));
    }
    return [];
  });
}
