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

const INHERITED = `
from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict

class Mail(BaseModel):
    sender: str
    retries: int = 3

class Keys(BaseModel):
    api_key: str

class Base(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="TODO_", env_nested_delimiter="__")

class Settings(Keys, Base):
    mail: Mail
    spare: Mail = Mail(sender="")
`;

test('fields of bases count, by the prefix that is inherited, and those of a model within by its own name', () => {
  const { variables } = mainOf(INHERITED);
  expect(variables.map(({ name, required }) => [name, required])).toEqual([
    ['TODO_API_KEY', true],
    ['TODO_MAIL__RETRIES', false],
    ['TODO_MAIL__SENDER', true],
  ]);
});

test('pieces of the database address are known whatever their class puts before their names', () => {
  const fields = 'db_host: str = "localhost"\n    db_pass: str = ""\n    port: int = 25';
  const backend = mainOf(
    `from pydantic_settings import BaseSettings\nclass S(BaseSettings):\n    model_config = {"env_prefix": "TODO_"}\n    ${fields}`,
  );
  expect(backend.variables.map(({ name, meaning }) => [name, meaning])).toEqual([
    ['TODO_DB_HOST', 'database-host'],
    ['TODO_DB_PASS', 'database-password'],
    ['TODO_PORT', 'other'],
  ]);
});

test.each<[code: string, expected: object]>([
  ['X = os.environ["X"]', { required: true }],
  ['X = os.getenv("X", "a")', { required: false, default: 'a' }],
  ['X = os.getenv("X") or "a"', { required: false, default: 'a' }],
  ['X = os.getenv("X")', { required: false }],
  ['X = os.getenv("X")\nif not X:\n    raise ValueError("X")', { required: true }],
  ['X = os.getenv("X")\nassert X, "missing"', { required: true }],
  ['X = os.getenv("X", "")\nif not X:\n    raise ValueError("X")', { required: true }],
  ['X = os.getenv("X", DEFAULT)\nif not X:\n    raise ValueError("X")', { required: false }],
  [
    'Y = os.getenv("Y")\nif not Y:\n    Y = os.getenv("X")\nif not Y:\n    raise ValueError("Y")',
    { required: false },
  ],
  ['NAME = "X"\nX = os.environ[NAME]', { required: true }],
  ['if os.getenv("X"):\n    x = os.environ["X"]', { required: false }],
  ['x = os.environ["X"] if "X" in os.environ else ""', { required: false }],
  [
    'def azure():\n    return os.environ["X"]\n\nif os.getenv("KIND") == "azure":\n    azure()',
    { required: false },
  ],
  ['match os.getenv("KIND"):\n    case "azure":\n        x = os.environ["X"]', { required: false }],
  ['if "X" not in os.environ:\n    raise ValueError("X")', { required: true }],
  [
    'NAMES = ["W", "X"]\nmissing = [n for n in NAMES if not os.getenv(n)]\nif missing:\n    raise ValueError(missing)',
    { required: true },
  ],
  [
    'missing = []\nfor n in ("W", "X"):\n    if not os.getenv(n):\n        missing.append(n)\nif missing:\n    sys.exit(1)',
    { required: true },
  ],
  [
    'for n in ("W", "X"):\n    if not os.getenv(n):\n        print(n)\nif "W" not in os.environ:\n    raise ValueError("W")',
    { required: false },
  ],
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
  ['from decouple import config\nX = config("X", default="")', { required: false }],
  ['from starlette.config import Config\nconfig = Config(".env")\nX = config("X")', { required: true }],
  [
    'from environs import Env\nenv = Env()\nX = env.int("X", 5)',
    { required: false, type: 'integer', default: '5' },
  ],
])('%s', (code, expected) => {
  expect(variable(mainOf(`import os\nimport sys\n${code}`), 'X')).toMatchObject(expected);
});

test('names that are handed to what reads them count, wherever among its parameters', () => {
  const code =
    'class Models:\n    def __init__(self):\n        self.add("X", "Y", "mini")\n    def add(self, env_key, base_key, label):\n        return os.getenv(env_key), os.getenv(base_key)\n\nmodels = Models()';
  const { variables } = mainOf(`import os\n${code}`);
  expect(variables.map((each) => [each.name, each.required, each.default])).toEqual([
    ['X', false, undefined],
    ['Y', false, undefined],
  ]);
});

test("an address of its author's machine where nothing listens in the pod is said", () => {
  const backend = mainOf(
    'import os\nA = os.getenv("AGENT_URL", "http://localhost:8002")\nSELF = os.getenv("SELF_URL", "http://localhost:8000/x")',
  );
  expect(backend.notes.map(({ code, text }) => [code, text.split(' ')[0]])).toContainEqual([
    'LOCALHOST_DEFAULT',
    'AGENT_URL',
  ]);
  expect(backend.notes.filter(({ code }) => code === 'LOCALHOST_DEFAULT')).toHaveLength(1);
});

test("a default that is Next.js' address is the frontend's, whatever the name", () => {
  const backend = mainOf('import os\nA = os.getenv("NEXTJS_HOME", "http://localhost:3000")');
  expect(variable(backend, 'NEXTJS_HOME')?.meaning).toBe('frontend-origin');
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
  ['PG_CONNECTION_STRING', 'database-url', true],
  ['POSTGRES_HOST', 'database-host', false],
  ['DB_PASSWORD', 'database-password', true],
  ['JWT_SECRET_KEY', 'auth-secret', true],
  ['SECRET_KEY', 'auth-secret', true],
  ['BETTER_AUTH_SECRET', 'auth-secret', true],
  ['GOOGLE_CLIENT_SECRET', 'other', true],
  ['GEMINI_API_KEY', 'model-api-key', true],
  ['FRONTEND_URL', 'frontend-origin', false],
  ['CORS_ORIGINS', 'frontend-origins', false],
  ['CORS_EXTRA_ORIGINS', 'frontend-origins', false],
  ['BACKEND_CORS_ORIGINS', 'frontend-origins', false],
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

test.each([
  ['a client', 'httpx.get(f"{URL}/api/auth/get-session")'],
  ['a session of a client', 'httpx.AsyncClient().get(url=URL + "/api/auth/get-session")'],
  ['what fetches keys', 'PyJWKClient(f"{URL}/api/auth/jwks")'],
])("the browser's address of the frontend leads there in the pod too where %s asks it", (_, ask) => {
  const backend = mainOf(
    `import os, httpx\nURL = os.getenv("FRONTEND_URL", "http://localhost:3000")\n${ask}`,
  );
  expect(variable(backend, 'FRONTEND_URL')?.meaning).toBe('frontend-origin');
  expect(backend.sidecars.map(({ value }) => value.name)).toEqual(['to-frontend']);
  expect(backend.notes.map(({ code }) => code)).toContain('LOCALHOST_FORWARD');
});

test('an address that is only the fallback of one that is always given is not asked', () => {
  const url = 'os.getenv("AUTH_URL", os.getenv("FRONTEND_URL", "http://localhost:3000"))';
  const ask = `import os, httpx\nhttpx.get(${url} + "/api/auth/jwks")`;
  expect(mainOf(ask).sidecars).toEqual([]);
});

test("the browser's address alone needs no way to the frontend", () => {
  const cors = 'app.add_middleware(CORSMiddleware, allow_origins=[os.environ.get("FRONTEND_URL")])';
  expect(mainOf(`import os\n${cors}`).sidecars).toEqual([]);
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
  [
    'one that only looks for a scheme does not rewrite it',
    engine(
      'create_async_engine',
      'assert URL.startswith("postgresql+asyncpg://")\nSYNC = URL.replace("postgresql+asyncpg://", "postgresql://")',
    ),
    'asyncpg',
    'postgresql+asyncpg',
    'ssl',
  ],
  [
    'one that puts an address together of pieces does not rewrite one that is given',
    engine(
      'create_async_engine',
      'HOST = os.environ["POSTGRES_HOST"]\nURL = URL or PostgresDsn.build(scheme="postgresql+asyncpg", host=HOST)',
    ),
    'asyncpg',
    'postgresql+asyncpg',
    'ssl',
  ],
  [
    'the scheme of its own default is the one that a driver takes',
    engine('create_engine').replace(
      'os.environ["DATABASE_URL"]',
      'os.getenv("DATABASE_URL", "postgresql+psycopg://me@localhost/todo")',
    ),
    'psycopg[binary]',
    'postgresql+psycopg',
    'sslmode',
  ],
  [
    'sslmode in a default is no treatment of it',
    engine('create_async_engine').replace(
      'os.environ["DATABASE_URL"]',
      'os.getenv("DATABASE_URL", "postgresql://me@localhost/todo?sslmode=require")',
    ),
    'asyncpg',
    'postgresql+asyncpg',
    'ssl',
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

test('where SQLAlchemy may be 2.1 by its date, psycopg2 is named, and what its asynchronous engines need is installed', () => {
  const files = { 'requirements.txt': 'fastapi\nuvicorn\nsqlalchemy>=2.0\npsycopg2-binary\n' };
  const late = mainOf(engine('create_engine'), files, '2026-11-01');
  expect(variable(late, 'DATABASE_URL')?.databaseUrl?.scheme).toBe('postgresql+psycopg2');
  const held = mainOf(
    engine('create_engine'),
    { 'requirements.txt': `${files['requirements.txt']}sqlalchemy<2.1\n`.replace('sqlalchemy>=2.0\n', '') },
    '2026-11-01',
  );
  expect(variable(held, 'DATABASE_URL')?.databaseUrl?.scheme).toBe('postgresql');
  const async = { 'requirements.txt': 'fastapi\nuvicorn\nsqlalchemy\nasyncpg\n' };
  const undeclared = (asOf?: string): readonly string[] =>
    mainOf(engine('create_async_engine'), async, asOf).source.dependencies.value.undeclared;
  expect([undeclared('2026-11-01'), undeclared()]).toEqual([['greenlet'], []]);
});

test('each of two variables has the form that its own engine takes', () => {
  const code = `${engine('create_engine')}\nother = create_async_engine(os.environ["ASYNC_DATABASE_URL"])`;
  const backend = mainOf(code, { 'requirements.txt': 'fastapi\nuvicorn\npsycopg2-binary\nasyncpg\n' });
  expect(variable(backend, 'DATABASE_URL')?.databaseUrl?.scheme).toBe('postgresql');
  expect(variable(backend, 'ASYNC_DATABASE_URL')?.databaseUrl?.scheme).toBe('postgresql+asyncpg');
});

test.each([
  ['jwt.decode(token, KEY, algorithms=["HS256"])', 'auth-secret'],
  ['JWTStrategy(secret=KEY)', 'auth-secret'],
  ['jwt.decode(token, find_key(KEY), algorithms=["RS256"])', 'other'],
])('what signs or checks tokens is the shared secret, whatever its name: %s', (use, meaning) => {
  const code = `import os, jwt\nKEY = os.getenv("APP_SIGNER", "")\ndef check(token):\n    return ${use}`;
  expect(variable(mainOf(code), 'APP_SIGNER')?.meaning).toBe(meaning);
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

test('a key that a client is given without a name takes the place of the one that its library reads', () => {
  const code = 'import os\nimport cohere\nclient = cohere.Client(os.getenv("COHERE_API_KEY"))';
  const backend = mainOf(code, { 'requirements.txt': 'fastapi\nuvicorn\ncohere\n' });
  expect(variable(backend, 'COHERE_API_KEY')?.required).toBe(true);
  expect(variable(backend, 'CO_API_KEY')).toBeUndefined();
});
