import type { Note } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import { evidenceOf } from '../syntax/evidence';

/** Services that keep data and are not deployed with the application, by the modules of their clients. */
const SERVICES: Readonly<Record<string, string>> = {
  beanie: 'MongoDB',
  firebase_admin: 'Firebase',
  motor: 'MongoDB',
  pinecone: 'Pinecone',
  pymongo: 'MongoDB',
  qdrant_client: 'Qdrant',
  supabase: 'Supabase',
};

/** What the application needs from elsewhere: of each service the first place that imports its client. */
export function outsideServices({ modules, finder }: PythonProgram): Note[] {
  const found = new Map<string, Note>();
  for (const module of modules) {
    for (const imported of module.imports) {
      const service = SERVICES[imported.module.split('.')[0] ?? ''];
      const isOwn = imported.level > 0 || finder.importedBy(module, imported).length > 0;
      if (!service || isOwn || found.has(service)) continue;
      const text = `It uses ${service}, which is not deployed with it: write its address and keys into .env.`;
      found.set(service, { code: 'OUTSIDE_SERVICE', text, evidence: [evidenceOf(imported.node)] });
    }
  }
  return [...found.values()];
}
