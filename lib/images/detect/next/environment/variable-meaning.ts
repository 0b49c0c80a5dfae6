import type { VariableMeaning } from '../../../../application';

/** What is known of a variable when its meaning is looked for. */
export interface VariableHints {
  readonly name: string;
  /** The application's own default, else its example. @default - neither is known */
  readonly example?: string;
  /** It is handed to Better Auth's client, or to its server as `baseURL`. */
  readonly ofBetterAuth: boolean;
}

/** Names of an address in the order of what they are taken for, without `NEXT_PUBLIC_`. */
const BY_NAME: readonly (readonly [RegExp, VariableMeaning])[] = [
  [/^OPENAI_(API_)?KEY$/, 'openai-api-key'],
  [/^OPENAI_(API_)?BASE(_URL)?$/, 'openai-base-url'],
  [
    /^(COHERE|GEMINI|GOOGLE(_GENERATIVE)?(_AI)?|GROQ|ANTHROPIC|CLAUDE|OPENROUTER|MISTRAL|XAI|GROK|DEEPSEEK|TOGETHER(_AI)?|PERPLEXITY|FIREWORKS|HUGGINGFACE|HF)_(API_)?(KEY|TOKEN)$/,
    'model-api-key',
  ],
  [
    /^(NEON_|PG_|POSTGRES_)?(DATABASE|DB)_(URL|URI|CONNECTION_STRING)(_UNPOOLED|_NON_POOLING)?$/,
    'database-url',
  ],
  [
    /^(POSTGRES(QL)?_(PRISMA_)?URL(_NON_POOLING|_NO_SSL)?|DIRECT_(DATABASE_)?URL|PG_CONNECTION_STRING)$/,
    'database-url',
  ],
  [/^(PG|POSTGRES_|DB_|DATABASE_)HOST(NAME)?$/, 'database-host'],
  [/^(PG|POSTGRES_|DB_|DATABASE_)PORT$/, 'database-port'],
  [/^(PG|POSTGRES_|DB_|DATABASE_)USER(NAME)?$/, 'database-user'],
  [/^(PG|POSTGRES_|DB_|DATABASE_)PASS(WORD)?$/, 'database-password'],
  [/^(PGDATABASE|(POSTGRES|DB|DATABASE)_(DB|NAME|DATABASE))$/, 'database-name'],
  [/^((BETTER_|NEXT)?_?AUTH|JWT|SESSION|COOKIE|TOKEN|APP|SIGNING)_?SECRET(_KEY)?$/, 'auth-secret'],
  [/^SECRET(_KEY)?$/, 'auth-secret'],
  [/^(BETTER_AUTH_)?(TRUSTED|ALLOWED|CORS)_ORIGINS$/, 'frontend-origins'],
  [/^PORT$/, 'port'],
];

const OWN_ADDRESS =
  /^(BETTER_AUTH(_BASE)?|NEXTAUTH|AUTH(_BASE)?|APP(_BASE)?|SITE|WEB(SITE)?|FRONTEND|CLIENT|ORIGIN|PUBLIC)_?(URL|URI|ORIGIN|HOST)$/;
const BACKEND_ADDRESS =
  /(^|_)(API|BACKEND|FASTAPI|SERVER|CHAT|CHATBOT|CHATKIT|TODO|TASKS?|PYTHON)(_|$).*(URL|URI|ORIGIN|ENDPOINT|HOST|BASE)$|^(API|BACKEND)$|^(API|BACKEND)_?(BASE|PROXY(_TARGET)?|TARGET|DESTINATION)$/;
const SOME_ADDRESS = /^(BASE|HOST|ROOT|SERVICE|PROXY)_?(URL|URI)$/;

/** Services of others, whose addresses are no address of this deployment. */
const FOREIGN =
  /OPENAI|GEMINI|GOOGLE|GROQ|ANTHROPIC|STRIPE|SUPABASE|CLERK|SENTRY|GITHUB|REDIS|KAFKA|SMTP|CLOUDINARY|VERCEL|POSTHOG|MCP|DOMAIN_KEY/;

/** What a variable stands for, of which side it speaks when it is an address; `backend` is yet to be told apart. */
export function variableMeaning(hints: VariableHints): VariableMeaning | 'backend' {
  const name = hints.name.replace(/^(NEXT_PUBLIC|VITE|REACT_APP)_/, '');
  const known = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  if (known) return known;
  if (FOREIGN.test(name)) return 'other';
  const isOwn = OWN_ADDRESS.test(name);
  const isBackend = BACKEND_ADDRESS.test(name);
  const port = portOf(hints.example);
  // Whatever it is called, behind the backend's usual port is the backend.
  if (!isOwn && !isBackend && !SOME_ADDRESS.test(name)) return port === '8000' ? 'backend' : 'other';
  // An address that only stands for this site: the application's default is right, and ours would be too much.
  if (hints.example !== undefined && /^(\/|wss?:)/.test(hints.example)) return 'other';
  // Where 3000 is taken, `next dev` listens on the next port that is free.
  if (port === '3000' || (/^300\d$/.test(port ?? '') && (hints.ofBetterAuth || isOwn)))
    return 'frontend-origin';
  if (port !== undefined) return 'backend';
  if (hints.ofBetterAuth || isOwn) return 'frontend-origin';
  return isBackend ? 'backend' : 'other';
}

/** The port of an address on this machine, which tells the sides apart. */
function portOf(example: string | undefined): string | undefined {
  return /^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d+)/.exec(example ?? '')?.[1];
}
