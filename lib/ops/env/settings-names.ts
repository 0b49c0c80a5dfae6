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
    comment:
      'Key of OpenAI or a compatible service. Without it and OPENAI_BASE_URL: the built-in offline model answers.',
  },
  {
    name: 'OPENAI_BASE_URL',
    comment: 'Address of an OpenAI-compatible service, e.g. https://host/v1. Empty: OpenAI.',
  },
  { name: 'OPENAI_MODEL', comment: "Name of the model. Empty: the backend's default." },
  {
    name: 'OPENAI_API',
    comment: 'responses or chat_completions. Empty: responses at OpenAI, chat_completions elsewhere.',
  },
  { name: 'CHAT_TIMEOUT_SECONDS', comment: 'Longest time for an answer. Empty: 60.' },
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
    name: 'CHAT_UI',
    comment:
      'Chat page: chatkit or built-in. Empty: ChatKit where the browser can have it, or else built-in.',
  },
  { name: 'GITHUB_CLIENT_ID', comment: 'With both GITHUB_ settings people can sign in with GitHub.' },
  { name: 'GITHUB_CLIENT_SECRET', comment: 'See GITHUB_CLIENT_ID.' },
  { name: 'GOOGLE_CLIENT_ID', comment: 'With both GOOGLE_ settings people can sign in with Google.' },
  { name: 'GOOGLE_CLIENT_SECRET', comment: 'See GOOGLE_CLIENT_ID.' },
  {
    name: 'NEXT_PUBLIC_BACKEND_URL',
    comment: "Address at which the frontend's server reaches the backend. Empty: the Service in the cluster.",
  },
  {
    name: 'CHAT_REQUESTS_PER_MINUTE',
    comment: 'Chat messages of one user in a minute. 0: no limit. Empty: 60.',
  },
  {
    name: 'API_REQUESTS_PER_MINUTE',
    comment: 'Requests of any kind of one user in a minute. 0: no limit. Empty: 600.',
  },
  {
    name: 'DATABASE_CONNECTIONS',
    comment: 'Most connections of one replica of backend or frontend. Empty: 10.',
  },
  { name: 'LOG_LEVEL', comment: "Of the backend's log: debug, info, warning or error. Empty: info." },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    comment: 'Collector of OpenTelemetry for traces of the backend, e.g. http://collector:4318. Empty: none.',
  },
];
