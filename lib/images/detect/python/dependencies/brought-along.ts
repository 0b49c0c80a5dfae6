import type { Requirement } from './requirement';

/**
 * What well-known packages bring along, directly or through others, by name or `name[extra]`. Only what applications of
 * this kind import themselves is listed; a gap here makes a package be named that would have come anyway, nothing worse.
 */
const BROUGHT: Readonly<Record<string, string>> = {
  aiohttp: 'yarl multidict attrs',
  alembic: 'sqlalchemy mako typing-extensions',
  authlib: 'cryptography',
  fastapi: 'starlette pydantic pydantic-core anyio typing-extensions annotated-types',
  'fastapi[standard]':
    'uvicorn httpx jinja2 python-multipart email-validator fastapi-cli python-dotenv pyyaml websockets',
  'fastapi[all]':
    'uvicorn httpx jinja2 python-multipart email-validator pydantic-settings pyyaml orjson ujson itsdangerous python-dotenv',
  'fastapi-users': 'pyjwt pwdlib email-validator python-multipart makefun',
  'fastapi-users[beanie]': 'fastapi-users-db-beanie beanie motor pymongo',
  'fastapi-users[sqlalchemy]': 'fastapi-users-db-sqlalchemy sqlalchemy',
  fastmcp:
    'mcp httpx python-dotenv pydantic rich authlib openapi-pydantic exceptiongroup websockets uvicorn starlette',
  'google-genai': 'pydantic httpx google-auth requests websockets anyio tenacity',
  'google-generativeai': 'pydantic google-auth tqdm google-ai-generativelanguage',
  httpx: 'anyio certifi httpcore idna',
  langchain: 'langchain-core pydantic sqlalchemy requests pyyaml langgraph langsmith',
  'langchain-openai': 'langchain-core openai tiktoken pydantic',
  langgraph: 'langchain-core pydantic langsmith',
  litellm: 'openai httpx aiohttp jinja2 pydantic python-dotenv tiktoken tokenizers click',
  mcp: 'anyio httpx httpx-sse jsonschema pydantic pydantic-settings python-multipart sse-starlette starlette uvicorn python-dotenv pyjwt',
  'mcp[cli]': 'typer python-dotenv',
  openai: 'httpx pydantic anyio typing-extensions distro tqdm jiter sniffio',
  'openai-agents':
    'openai mcp pydantic requests griffe typing-extensions httpx anyio starlette uvicorn pydantic-settings python-multipart sse-starlette',
  'openai-agents[litellm]': 'litellm',
  'openai-chatkit': 'openai-agents openai pydantic uvicorn jinja2 mcp httpx starlette requests',
  'passlib[bcrypt]': 'bcrypt',
  'passlib[argon2]': 'argon2-cffi',
  'psycopg[binary]': 'psycopg-binary',
  'psycopg[pool]': 'psycopg-pool',
  'pydantic-settings': 'pydantic python-dotenv typing-extensions',
  'pydantic[email]': 'email-validator',
  pydantic: 'pydantic-core typing-extensions annotated-types',
  'pyjwt[crypto]': 'cryptography',
  'python-jose': 'ecdsa rsa',
  'python-jose[cryptography]': 'cryptography',
  requests: 'urllib3 certifi idna charset-normalizer',
  slowapi: 'limits',
  sqlalchemy: 'typing-extensions greenlet',
  sqlmodel: 'sqlalchemy pydantic typing-extensions greenlet',
  starlette: 'anyio',
  typer: 'click rich',
  uvicorn: 'click h11',
  'uvicorn[standard]': 'python-dotenv pyyaml websockets httptools uvloop watchfiles',
};

/** The names of packages that come with what is asked for, those themselves included. */
export function broughtAlong(requirements: readonly Requirement[]): Set<string> {
  const names = new Set<string>();
  const asked = requirements.flatMap(({ name, extras }) => [
    name,
    ...extras.map((extra) => `${name}[${extra}]`),
  ]);
  for (const each of asked) add(names, each);
  return names;
}

function add(names: Set<string>, name: string): void {
  if (names.has(name)) return;
  names.add(name);
  for (const next of BROUGHT[name]?.split(' ') ?? []) add(names, next);
}
