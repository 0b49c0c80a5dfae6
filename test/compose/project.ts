import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { BackendApplication, FrontendApplication } from '../../lib/application';
import { DEFAULT_ADDRESSES } from '../../lib/charts/server/default-addresses';
import { type ComposeProps, writeCompose } from '../../lib/compose';
import type { ComposeFile, ComposeService } from '../../lib/compose/compose-file';
import { scratchFolder } from '../ops/scratch-folder';
import { backendApplication, found, frontendApplication } from '../support/applications';

const folder = scratchFolder();

/** A backend with a migration, a route for its health and a folder that it writes to. */
export function backend(more: Partial<BackendApplication> = {}): BackendApplication {
  return backendApplication({
    health: found({ alive: { kind: 'tcp' }, ready: { kind: 'http', path: '/health' } }),
    migration: found({ tool: 'alembic', command: ['alembic', 'upgrade', 'head'] }),
    writable: [found({ path: '/app/logs', sizeLimit: '128Mi' })],
    ...more,
  });
}

/** A frontend that is asked for its first page. */
export function frontend(more: Partial<FrontendApplication> = {}): FrontendApplication {
  const first = { kind: 'http', path: '/' } as const;
  return frontendApplication({ health: found({ alive: first, ready: first }), ...more });
}

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
  const named = services[name];
  if (!named) throw new Error(`no service ${name} among ${Object.keys(services).join(', ')}`);
  return named;
}
