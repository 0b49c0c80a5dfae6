import type { Application, Finding, Health, HealthChecks, Migration, Sidecar } from '../../application';
import { findingRow, type FindingRow } from './finding-row';

/** What was found that either part has. */
export function partRows(application: Application): FindingRow[] {
  const { port, health, database, migration, startsAlone, maxReplicas, sidecars, writable, auth } =
    application;
  return [
    findingRow('port', port),
    findingRow('health', health, healthText),
    ...optional('database', database),
    findingRow('migration', migration ?? NO_MIGRATION, migrationText),
    ...optional('first start', startsAlone, () => 'with one replica, which makes the tables'),
    ...optional('replicas', maxReplicas, (most) => `at most ${most}`),
    ...sidecars.map((sidecar) => findingRow('beside it', sidecar, sidecarText)),
    ...writable.map((folder) =>
      findingRow('writes to', folder, ({ path, sizeLimit }) => `${path}, up to ${sizeLimit}`),
    ),
    findingRow('users', auth, (mode) => AUTH_TEXTS[mode]),
    ...leftOut(application),
  ];
}

function leftOut({ source: { ignored } }: Application): FindingRow[] {
  return ignored.length ? [['left out', ignored.join(', '), '', '']] : [];
}

/** A row for each that there is. */
export function optional<T>(
  label: string,
  finding: Finding<T> | undefined,
  text?: (value: T) => string,
): FindingRow[] {
  return finding ? [findingRow(label, finding, text)] : [];
}

const NO_MIGRATION: Finding<Migration | undefined> = {
  value: undefined,
  evidence: [],
  override: 'migration',
};

const AUTH_TEXTS: Readonly<Record<Application['auth']['value'], string>> = {
  jwks: 'JWKS: tokens that public keys prove',
  'shared-secret': 'tokens that the shared secret signs',
  'session-table': "Better Auth's sessions in the database",
  own: 'a login of its own',
  none: 'no login was found',
};

function healthText({ alive, ready }: HealthChecks): string {
  const [first, second] = [probeText(alive), probeText(ready)];
  return first === second ? first : `alive: ${first}, ready: ${second}`;
}

function probeText(health: Health): string {
  return health.kind === 'tcp' ? 'the port is open' : `GET ${health.path}`;
}

function migrationText(migration: Migration | undefined): string {
  return migration ? `${migration.tool}: ${migration.command.join(' ')}` : 'none before it starts';
}

function sidecarText({ name, command, port }: Sidecar): string {
  return `${name} on port ${port}: ${command.join(' ')}`;
}
