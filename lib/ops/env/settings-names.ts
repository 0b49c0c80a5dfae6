import { type Applications, type Variable, descriptionOf, isAddress } from '../../application';
import { oneLine } from '../one-line';

/** One setting that a user may write into `.env`. */
export interface SettingName {
  readonly name: string;
  /** The comment above it in a new `.env`. */
  readonly comment: string;
  /** Made by deploy when missing. @default false */
  readonly generated?: boolean;
}

/** What `.env` may hold for every application. */
const COMMON_SETTINGS: readonly SettingName[] = [
  {
    name: 'BETTER_AUTH_SECRET',
    comment:
      'Signs sessions and encrypts the login keys in the database: never change it while that database lives.',
    generated: true,
  },
  {
    name: 'POSTGRES_PASSWORD',
    comment: 'Password of the database inside the cluster; not used with a DATABASE_URL below.',
    generated: true,
  },
  {
    name: 'OPENAI_API_KEY',
    comment: 'Key of OpenAI or a compatible service. Empty: what the application does without one.',
  },
  {
    name: 'OPENAI_BASE_URL',
    comment: 'Address of an OpenAI-compatible service, e.g. https://host/v1. Empty: OpenAI.',
  },
  {
    name: 'DATABASE_URL',
    comment:
      'A Postgres outside the cluster, e.g. Neon: postgresql://user:password@host/db?sslmode=require. Empty: one in the cluster.',
  },
  {
    name: 'BETTER_AUTH_URL',
    comment:
      'Address under which browsers reach the frontend. Empty: http://localhost and the forwarded port.',
  },
];

/** Meanings whose values come from the common settings, or from the application itself. */
const MADE: ReadonlySet<Variable['meaning']> = new Set(['auth-secret', 'port', 'sidecar-url']);

/** Everything `.env` may hold for these applications, in the order in which a new file lists it. */
export function settingNames({ backend, frontend }: Applications): readonly SettingName[] {
  const settings = new Map(COMMON_SETTINGS.map((setting) => [setting.name, setting]));
  for (const variable of [...backend.variables, ...frontend.variables]) {
    const { name } = variable;
    if (!settings.has(name) && isStated(variable)) settings.set(name, { name, comment: commentOf(variable) });
  }
  return [...settings.values()];
}

function isStated({ meaning, value }: Variable): boolean {
  return value === undefined && !MADE.has(meaning) && !meaning.startsWith('database-');
}

function commentOf(variable: Variable): string {
  const { about } = descriptionOf(variable);
  const { choices, when } = variable;
  return [
    ...(about ? [about] : []),
    ...(choices ? [`One of ${choices.join(', ')}.`] : []),
    whenEmpty(variable),
    ...(when === 'build' ? ['Part of the image: a change builds another.'] : []),
  ].join(' ');
}

function whenEmpty(variable: Variable): string {
  const { meaning, default: own, secret, required } = variable;
  const { otherwise } = descriptionOf(variable);
  if (isAddress(meaning)) return 'Empty: the address in this deployment.';
  if (otherwise) return `Empty: ${otherwise}.`;
  if (own && !secret) return `Empty: ${oneLine(own)}.`;
  return required ? 'It must have a value.' : 'Empty: not set.';
}
