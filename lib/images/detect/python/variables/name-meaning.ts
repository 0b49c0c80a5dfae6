import type { VariableMeaning } from '../../../../application';

/** What a backend's variables are usually called, by what they stand for. The first that matches counts. */
const NAMES: readonly (readonly [RegExp, VariableMeaning])[] = [
  [/(^|_)TEST_|_TEST(_|$)/, 'other'],
  [/^(CLERK|AUTH0|SUPABASE|FIREBASE|COGNITO|STYTCH|WORKOS|KINDE|GOOGLE_CLIENT|GITHUB)_/, 'other'],
  [
    /^(\w+_)?(DATABASE|DB|POSTGRES(QL)?|PG|NEON|SQLALCHEMY)(_DATABASE|_DB)?(_ASYNC|_SYNC)?_(URL|URI|DSN)(_UNPOOLED|_POOLED|_ASYNC|_SYNC|_NON_POOLING)?$/,
    'database-url',
  ],
  [/^((DATABASE|DB|POSTGRES|POSTGRESQL|PG|NEON)_)?CONN(ECTION)?_(STRING|STR|URL|URI)$/, 'database-url'],
  [/^(DATABASE|DB|POSTGRES|POSTGRESQL|PG)_?(HOST|HOSTNAME|SERVER)$/, 'database-host'],
  [/^(DATABASE|DB|POSTGRES|POSTGRESQL|PG)_?PORT$/, 'database-port'],
  [/^(DATABASE|DB|POSTGRES|POSTGRESQL|PG)_?(USER|USERNAME)$/, 'database-user'],
  [/^(DATABASE|DB|POSTGRES|POSTGRESQL|PG)_?(PASSWORD|PASS)$/, 'database-password'],
  [
    /^(DB_DATABASE|DATABASE_NAME|DB_NAME|DB_BASE|POSTGRES_DB|POSTGRES_NAME|POSTGRES_DATABASE|POSTGRESQL_DATABASE|PG_?DATABASE|PG_?DB)$/,
    'database-name',
  ],
  [/^OPENAI_API_KEY$/, 'openai-api-key'],
  [/^OPENAI_(API_)?BASE(_URL)?$/, 'openai-base-url'],
  [
    /^(COHERE|CO|GEMINI|GOOGLE|GOOGLE_(?:GENAI|AI|GEMINI)|GROQ|ANTHROPIC|OPENROUTER|OPEN_ROUTER|MISTRAL|XAI|GROK|DEEPSEEK|TOGETHER|HF|HUGGINGFACE|LLM|AI|MODEL|PERPLEXITY|CEREBRAS|FIREWORKS|AZURE_OPENAI|QWEN|DASHSCOPE|NVIDIA)_(API_)?(KEY|TOKEN)$/,
    'model-api-key',
  ],
  [/^(\w+_)?JWKS?_?(URL|URI|ENDPOINT)$|^JWKS?$/, 'jwks-url'],
  [
    /^(BETTER_AUTH_|BETTERAUTH_|NEXT_?AUTH_|AUTH_|JWT_|TOKEN_|SESSION_|APP_|ACCESS_TOKEN_|REFRESH_TOKEN_|SHARED_)*(SECRET|SECRET_KEY|SIGNING_KEY|JWT_KEY)$/,
    'auth-secret',
  ],
  [
    /^(BETTER_AUTH|BETTERAUTH|AUTH|AUTH_SERVER|AUTH_SERVICE|AUTH_BASE|BETTER_AUTH_BASE|NEXT_?AUTH|NEXT_PUBLIC_BETTER_AUTH)_URL$/,
    'frontend-service',
  ],
  [
    /^(\w+_)?CORS_(\w+_)?ORIGINS?$|^(ALLOWED|ALLOW|TRUSTED|BETTER_AUTH_TRUSTED|FRONTEND)_ORIGINS?$|^(ALLOWED_)?CORS(_URLS?)?$|^(FRONTEND|CLIENT)_URLS$/,
    'frontend-origins',
  ],
  [
    /^(NEXT_PUBLIC_)?(FRONTEND|CLIENT|WEB|UI|FRONT_END|WEBSITE|SITE)(_APP)?(_BASE)?_(URL|ORIGIN|URI|HOST_URL)$|^NEXT_PUBLIC_APP_URL$/,
    'frontend-origin',
  ],
  [/^(BETTER_AUTH|JWT|AUTH|TOKEN)_(ISSUER|ISS|AUDIENCE|AUD)$/, 'frontend-origin'],
  [/^(MCP\w*)_(URL|ENDPOINT|URI)$/, 'sidecar-url'],
  [
    /^(NEXT_PUBLIC_)?(BACKEND|API|SERVER|FASTAPI)(_BASE)?_(URL|URI|ORIGIN)$|^(BACKEND|API)_(HOST_)?URL$/,
    'backend-service',
  ],
  [/^(API_|BACKEND_|SERVER_|APP_|UVICORN_|WEB_|HTTP_)?PORT$/, 'port'],
];

/** What a variable's name alone says that it stands for. */
export function nameMeaning(name: string): VariableMeaning {
  return NAMES.find(([pattern]) => pattern.test(name.toUpperCase()))?.[1] ?? 'other';
}
