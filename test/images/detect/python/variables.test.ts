import { backendOf, mainOf, variable } from './support/backend-of';

const SETTINGS = `
from typing import Annotated, Literal, Optional
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="TODO_")
    name: str
    token: SecretStr
    """What callers send. """
    level: Literal["low", "high"] = "low"
    workers: int = Field(default=2, gt=0, le=8, description="How many.")
    rate: Optional[float] = None
    debug: bool = False
    hosts: list[str] = ["a", "b"]
    raw: Annotated[list[str], NoDecode] = []
    renamed: str = Field("x", alias="OTHER_NAME")
    required: str = Field(...)

settings = Settings()
`;

test.each([
  ['TODO_NAME', { required: true, type: 'string', secret: false }],
  ['TODO_TOKEN', { required: true, secret: true, description: 'What callers send.' }],
  ['TODO_LEVEL', { choices: ['low', 'high'], default: 'low', required: false }],
  ['TODO_WORKERS', { type: 'integer', minimum: 1, maximum: 8, default: '2', description: 'How many.' }],
  ['TODO_RATE', { type: 'number', required: false }],
  ['TODO_DEBUG', { type: 'boolean', default: 'false' }],
  ['TODO_HOSTS', { type: 'list', default: '["a","b"]' }],
  ['TODO_RAW', { type: 'string' }],
  ['OTHER_NAME', { default: 'x' }],
  ['TODO_REQUIRED', { required: true }],
])('of a settings class %s is known with all that its field says', (name, expected) => {
  expect(variable(mainOf(SETTINGS), name)).toMatchObject(expected);
});

test.each<[code: string, expected: object]>([
  ['X = os.environ["X"]', { required: true }],
  ['X = os.getenv("X", "a")', { required: false, default: 'a' }],
  ['X = os.getenv("X") or "a"', { required: false, default: 'a' }],
  ['X = os.getenv("X")', { required: false }],
  ['X = os.getenv("X")\nif not X:\n    raise ValueError("X")', { required: true }],
  ['X = os.getenv("X")\nassert X, "missing"', { required: true }],
  ['if (x := os.environ.get("X")) is None:\n    sys.exit(1)', { required: true }],
  ['def later():\n    return os.environ["X"]', { required: false }],
  ['def load():\n    return os.environ["X"]\n\nload()', { required: true }],
  ['class C:\n    def __init__(self):\n        self.x = os.environ["X"]\n\nc = C()', { required: true }],
  ['try:\n    X = os.environ["X"]\nexcept KeyError:\n    X = None', { required: false }],
  ['X = int(os.getenv("X", "3"))', { type: 'integer', default: '3' }],
  ['X = os.getenv("X", "false").lower() == "true"', { type: 'boolean' }],
  ['import json\nX = json.loads(os.getenv("X", \'["a"]\'))', { type: 'list' }],
  [
    'def need(name):\n    value = os.getenv(name)\n    if not value:\n        raise KeyError(name)\n    return value\n\nX = need("X")',
    { required: true },
  ],
  [
    'from decouple import config\nX = config("X", default=1, cast=int)',
    { required: false, type: 'integer', default: '1' },
  ],
  ['from starlette.config import Config\nconfig = Config(".env")\nX = config("X")', { required: true }],
  [
    'from environs import Env\nenv = Env()\nX = env.int("X", 5)',
    { required: false, type: 'integer', default: '5' },
  ],
])('%s', (code, expected) => {
  expect(variable(mainOf(`import os\nimport sys\n${code}`), 'X')).toMatchObject(expected);
});

test('only modules that the application reaches count', () => {
  const files = {
    'debug_db.py': 'import os\nos.environ["DEBUG_URL"]\n',
    'tests/conftest.py': 'import os\nos.environ["T"]\n',
  };
  expect(mainOf('', files).variables).toEqual([]);
});

test.each([
  ['DATABASE_URL', 'database-url', true],
  ['NEON_DB_URL', 'database-url', true],
  ['POSTGRES_HOST', 'database-host', false],
  ['DB_PASSWORD', 'database-password', true],
  ['JWT_SECRET_KEY', 'auth-secret', true],
  ['SECRET_KEY', 'auth-secret', true],
  ['BETTER_AUTH_SECRET', 'auth-secret', true],
  ['GOOGLE_CLIENT_SECRET', 'other', true],
  ['GEMINI_API_KEY', 'model-api-key', true],
  ['FRONTEND_URL', 'frontend-origin', false],
  ['CORS_ORIGINS', 'frontend-origins', false],
  ['BETTER_AUTH_JWKS_URL', 'jwks-url', false],
  ['CLERK_JWKS_URL', 'other', false],
  ['PORT', 'port', false],
  ['TEST_DATABASE_URL', 'other', false],
  ['NEXT_PUBLIC_API_URL', 'backend-service', false],
  ['CHATKIT_DOMAIN_KEY', 'other', false],
])('%s means %s', (name, meaning, secret) => {
  expect(variable(mainOf(`import os\nos.environ["${name}"]`), name)).toMatchObject({ meaning, secret });
});

const JWKS =
  'import os\nfrom jwt import PyJWKClient, decode\nURL = os.environ["BETTER_AUTH_URL"]\nkeys = PyJWKClient(URL + "/api/auth/jwks")\n';

test('BETTER_AUTH_URL is where keys are fetched when no other variable says that', () => {
  expect(variable(mainOf(JWKS), 'BETTER_AUTH_URL')?.meaning).toBe('frontend-service');
  expect(variable(mainOf(`${JWKS}\nos.environ["JWKS_URL"]`), 'BETTER_AUTH_URL')?.meaning).toBe(
    'frontend-origin',
  );
});

test("an address of keys that is the tokens' issuer too keeps the browser's value, and leads on to the frontend", () => {
  const backend = mainOf(`${JWKS}\ndef check(token):\n    return decode(token, keys, issuer=URL)`);
  expect(variable(backend, 'BETTER_AUTH_URL')?.meaning).toBe('frontend-origin');
  expect(backend.sidecars.map(({ value }) => [value.name, value.isolated])).toEqual([['to-frontend', true]]);
});

const engine = (call: string, more = ''): string =>
  `import os\nfrom sqlalchemy import create_engine\nfrom sqlalchemy.ext.asyncio import create_async_engine\nURL = os.environ["DATABASE_URL"]\n${more}\nengine = ${call}(URL)\n`;

test.each([
  [
    'an async engine takes the driver in its scheme',
    engine('create_async_engine'),
    'asyncpg',
    'postgresql+asyncpg',
    'ssl',
  ],
  [
    'one that rewrites the scheme takes the plain one',
    engine('create_async_engine', 'URL = URL.replace("postgresql://", "postgresql+asyncpg://")'),
    'asyncpg',
    'postgresql',
    'ssl',
  ],
  [
    'one that treats sslmode too takes all',
    engine(
      'create_async_engine',
      'URL = URL.replace("postgresql://", "postgresql+asyncpg://").replace("sslmode", "ssl")',
    ),
    'asyncpg',
    'postgresql',
    'sslmode',
  ],
  ['psycopg2 takes the plain one', engine('create_engine'), 'psycopg2-binary', 'postgresql', 'sslmode'],
  [
    'psycopg 3 has a scheme of its own',
    engine('create_engine'),
    'psycopg[binary]',
    'postgresql+psycopg',
    'sslmode',
  ],
  [
    'with SQLAlchemy 2.1 psycopg2 has',
    engine('create_engine'),
    'psycopg2-binary\nsqlalchemy>=2.1',
    'postgresql+psycopg2',
    'sslmode',
  ],
])('%s', (_what, code, packages, scheme, tlsParameter) => {
  const backend = mainOf(code, { 'requirements.txt': `fastapi\nuvicorn\n${packages}\n` });
  expect(variable(backend, 'DATABASE_URL')?.databaseUrl).toEqual({ scheme, tlsParameter });
});

test('a client of a model that is made at the start needs its key', () => {
  const made = 'import os\nfrom openai import OpenAI\nclient = OpenAI(api_key=os.getenv("OPENAI_API_KEY"))';
  expect(variable(mainOf(made), 'OPENAI_API_KEY')?.required).toBe(true);
  expect(variable(mainOf('import cohere\nclient = cohere.ClientV2()'), 'CO_API_KEY')).toMatchObject({
    required: true,
    meaning: 'model-api-key',
  });
  expect(variable(mainOf('from agents import Agent'), 'OPENAI_API_KEY')).toMatchObject({
    required: false,
    secret: true,
  });
});

test('what the user says of a variable comes before what was found, and one that nothing reads is added', () => {
  const files = {
    'main.py': 'import os\nfrom fastapi import FastAPI\nX = os.environ["X"]\napp = FastAPI()\n',
  };
  const backend = backendOf(files, {
    variables: { X: { meaning: 'auth-secret', secret: true }, Y: { value: '1' } },
  });
  expect(backend.variables.map(({ name, meaning, value }) => [name, meaning, value])).toEqual([
    ['X', 'auth-secret', undefined],
    ['Y', 'other', '1'],
  ]);
});
