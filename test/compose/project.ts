import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DEFAULT_ADDRESSES } from '../../lib/charts/server/default-addresses';
import { type ComposeProps, writeCompose } from '../../lib/compose';
import type { ComposeFile, ComposeService } from '../../lib/compose/compose-file';
import { scratchFolder } from '../ops/scratch-folder';
import { backend, frontend } from '../support/sample-applications';

const folder = scratchFolder();

/** Someone's application with the usual settings, and these differences. */
export function composeProps(differences: Partial<ComposeProps> = {}): ComposeProps {
  return {
    applications: { backend: backend(), frontend: frontend() },
    addresses: DEFAULT_ADDRESSES,
    settings: new Map(),
    parts: [],
    images: { backend: 'todo-backend:1', frontend: 'todo-frontend:1', database: 'postgres:17' },
    database: 'internal',
    secrets: new Map(),
    ports: { backend: 8000, frontend: 3000 },
    ...differences,
  };
}

/** The text of the Compose file. */
export function composeText(props: ComposeProps): string {
  return readFileSync(writeCompose(props, folder), 'utf8');
}

/** The Compose file as Compose reads it, before it fills in variables. */
export function composeFile(differences: Partial<ComposeProps> = {}): ComposeFile {
  return parse(composeText(composeProps(differences))) as ComposeFile;
}

/** A service of the Compose file. */
export function service(name: string, differences: Partial<ComposeProps> = {}): ComposeService {
  const { services } = composeFile(differences);
  const found = services[name];
  if (!found) throw new Error(`no service ${name} among ${Object.keys(services).join(', ')}`);
  return found;
}
