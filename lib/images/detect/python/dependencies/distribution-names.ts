/** Packages whose name differs from that of the module they bring; of the others the names are alike. */
const BY_MODULE: Readonly<Record<string, string>> = {
  agents: 'openai-agents',
  bs4: 'beautifulsoup4',
  chatkit: 'openai-chatkit',
  cv2: 'opencv-python-headless',
  dateutil: 'python-dateutil',
  decouple: 'python-decouple',
  docx: 'python-docx',
  dotenv: 'python-dotenv',
  email_validator: 'email-validator',
  environ: 'django-environ',
  fitz: 'pymupdf',
  git: 'gitpython',
  jose: 'python-jose',
  jwt: 'pyjwt',
  magic: 'python-magic',
  multipart: 'python-multipart',
  MySQLdb: 'mysqlclient',
  OpenSSL: 'pyopenssl',
  opentelemetry: 'opentelemetry-sdk',
  PIL: 'pillow',
  psycopg: 'psycopg',
  psycopg2: 'psycopg2-binary',
  pythonjsonlogger: 'python-json-logger',
  rest_framework: 'djangorestframework',
  serial: 'pyserial',
  sklearn: 'scikit-learn',
  slugify: 'python-slugify',
  socketio: 'python-socketio',
  ulid: 'python-ulid',
  yaml: 'pyyaml',
  argon2: 'argon2-cffi',
  sentry_sdk: 'sentry-sdk',
  tavily: 'tavily-python',
  tortoise: 'tortoise-orm',
  zmq: 'pyzmq',
};

/** Packages whose modules have their names, which applications of this kind often import. */
const BY_OWN_NAME = new Set(
  `aiofiles aiohttp aiosmtplib aiosqlite alembic anthropic anyio apscheduler argon2-cffi arrow asyncpg authlib bcrypt boto3
  cachetools celery click cloudinary cohere cryptography databases email-validator fastapi fastapi-limiter fastapi-mail fastapi-users fastmcp greenlet groq gunicorn
  html5lib httpx itsdangerous jinja2 jsonschema langchain langchain-core langchain-openai langgraph litellm loguru lxml mangum
  markdown mcp mistralai msgpack nanoid numpy openai orjson pandas passlib pendulum psutil psycopg-pool pwdlib pydantic pydantic-settings
  pymongo pypdf pytz pywebpush redis requests resend rich sendgrid sentry-sdk slowapi sqlalchemy sqlmodel sse-starlette starlette
  stripe structlog supabase svix tenacity tiktoken tortoise-orm twilio typer typing-extensions tzdata ujson uvicorn uvloop
  watchfiles websockets werkzeug yarl`.split(/\s+/),
);

/** Other packages that bring the same module. */
const SAME_MODULE: Readonly<Record<string, readonly string[]>> = {
  'opencv-python-headless': ['opencv-python', 'opencv-contrib-python'],
  'psycopg2-binary': ['psycopg2'],
  'django-environ': ['environ-config'],
  'opentelemetry-sdk': ['opentelemetry-api', 'opentelemetry-distro'],
  pyjwt: ['jwt'],
};

/** The distributions of which any brings the module that an import names; the one to install comes first. */
export function distributionsOf(module: string): readonly string[] {
  const name = BY_MODULE[module] ?? module.toLowerCase().replaceAll('_', '-');
  return [name, ...(SAME_MODULE[name] ?? [])];
}

/** Whether a package may be installed though no file names it: a stranger's of the name of an import must never be. */
export function isKnownDistribution(name: string): boolean {
  return BY_OWN_NAME.has(name) || Object.values(BY_MODULE).includes(name);
}
