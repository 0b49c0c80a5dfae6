import type { Evidence, Variable } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import { callOf } from '../syntax/call';
import { evidenceOf } from '../syntax/evidence';
import { nameMeaning } from './name-meaning';
import { libraryOf } from './model-libraries';

/** Libraries that are made for OpenAI, whether or not a client of it is made. */
const FOR_OPENAI = /^(openai|agents|chatkit)(\.|$)/;

/** The variables that the libraries which a program imports read by themselves; all may be left out. */
export function libraryReads(program: PythonProgram): Variable[] {
  const variables = new Map<string, Variable>();
  const add = (name: string, evidence: Evidence): void => {
    if (!variables.has(name)) variables.set(name, libraryVariable(name, evidence));
  };
  for (const module of program.modules) {
    const imported = module.imports.find(
      (each) => FOR_OPENAI.test(each.module) && program.finder.importedBy(module, each).length === 0,
    );
    if (!imported) continue;
    add('OPENAI_API_KEY', evidenceOf(imported.node));
    add('OPENAI_BASE_URL', evidenceOf(imported.node));
  }
  for (const { module, node } of program.all('CallExpression')) {
    const call = callOf(node);
    // What a client is given first, without a name, is its key.
    if (!call || call.keywords.has('api_key') || call.args.length > 0) continue;
    const [key] = libraryOf(module, call.callee)?.keys ?? [];
    if (key) add(key, evidenceOf(node));
  }
  return [...variables.values()];
}

function libraryVariable(name: string, evidence: Evidence): Variable {
  const meaning = nameMeaning(name);
  return {
    name,
    meaning,
    required: false,
    secret: meaning !== 'openai-base-url',
    when: 'run',
    type: 'string',
    evidence: [evidence],
  };
}
