import type { PythonModule } from '../project/python-module';

/** A library that speaks to models. */
export interface ModelLibrary {
  /** Modules it is imported as. */
  readonly modules: readonly string[];
  /** Classes of its clients. */
  readonly clients: RegExp;
  /** Variables with its key that it reads itself, the first that counts first. */
  readonly keys: readonly string[];
}

export const modelLibraries: readonly ModelLibrary[] = [
  { modules: ['openai', 'agents'], clients: /^(Async)?OpenAI$/, keys: ['OPENAI_API_KEY'] },
  { modules: ['cohere'], clients: /^(Async)?Client(V2)?$/, keys: ['CO_API_KEY'] },
  { modules: ['groq'], clients: /^(Async)?Groq$/, keys: ['GROQ_API_KEY'] },
  { modules: ['anthropic'], clients: /^(Async)?Anthropic$/, keys: ['ANTHROPIC_API_KEY'] },
  { modules: ['google.genai', 'google'], clients: /^Client$/, keys: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'] },
  { modules: ['mistralai'], clients: /^Mistral$/, keys: ['MISTRAL_API_KEY'] },
];

/** The library whose client a call in a module makes. */
export function libraryOf(module: PythonModule, callee: string): ModelLibrary | undefined {
  const [first = ''] = callee.split('.');
  const name = callee.slice(callee.lastIndexOf('.') + 1);
  const imported = module.imports.find((each) => each.as === first && each.level === 0);
  return modelLibraries.find(
    ({ modules, clients }) =>
      clients.test(name) && imported !== undefined && modules.includes(imported.module),
  );
}
