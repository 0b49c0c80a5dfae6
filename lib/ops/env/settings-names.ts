/** One setting of the application that a user may write into `.env`. */
export interface SettingName {
  readonly name: string;
  /** The comment above it in a new `.env`. */
  readonly comment: string;
  /** Made by deploy when missing. @default false */
  readonly generated?: boolean;
}

/** Everything `.env` may hold, in the order in which a new file lists it. */
export const SETTING_NAMES: readonly SettingName[] = [
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
    comment: 'Key of OpenAI or a compatible service. Empty: the built-in offline model answers.',
  },
  {
    name: 'OPENAI_BASE_URL',
    comment: 'Address of an OpenAI-compatible service, e.g. https://host/v1. Empty: OpenAI.',
  },
  { name: 'OPENAI_MODEL', comment: "Name of the model. Empty: the backend's default." },
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
  {
    name: 'NEXT_PUBLIC_OPENAI_DOMAIN_KEY',
    comment: "ChatKit's domain key. Empty: a placeholder, which is enough on localhost.",
  },
  {
    name: 'NEXT_PUBLIC_BACKEND_URL',
    comment: "Address at which the frontend's server reaches the backend. Empty: the Service in the cluster.",
  },
];
