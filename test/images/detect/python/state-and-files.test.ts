import { backendOf, mainOf, notes, problems } from './support/backend-of';

const changed = (statement: string): string => `\ndef add(item):\n    ${statement}\n`;

test.each([
  ['a list of tasks', `tasks = []${changed('tasks.append(item)')}`],
  [
    'a dictionary of conversations',
    `conversations: dict = {}${changed('conversations.setdefault(1, []).append(item)')}`,
  ],
  ['a list with the first of them', `todos = [{"id": 1}]${changed('todos.append(item)')}`],
  [
    'messages by user',
    `from collections import defaultdict\nmessages = defaultdict(list)${changed('messages[1].append(item)')}`,
  ],
  [
    'what an object that is made once keeps',
    `class Store:\n    def __init__(self):\n        self.threads = {}\n    def add(self, item):\n        self.threads[1] = item\n\nthe_store = Store()`,
  ],
])('%s is state in memory', (_what, code) => expect(problems(mainOf(code))).toEqual(['STATE_IN_MEMORY']));

test.each([
  ['limits', `rate_limit_store = {}${changed('rate_limit_store[1] = item')}`],
  ['programs that run', `running_tasks = {}${changed('running_tasks[1] = item')}`],
  [
    'what an object counts for its limits',
    'class RateLimiter:\n    def __init__(self):\n        self.users = {}\n    def hit(self, user):\n        self.users[user] = 1\n\nlimiter = RateLimiter()',
  ],
  ['a cache', `task_cache = {}${changed('task_cache[1] = item')}`],
  ['constants', 'tasks = ["a", "b"]'],
  ['what nothing changes', 'tasks = []'],
  ['what is filled at the start', 'tasks = []\ntasks.append(1)'],
  ['an object of each request', 'def handle():\n    tasks = []\n    tasks.append(1)'],
])('%s are none', (_what, code) => expect(problems(mainOf(code))).toEqual([]));

test('state in memory that is accepted leaves one replica', () => {
  const main = `from fastapi import FastAPI\ntasks = []${changed('tasks.append(item)')}\napp = FastAPI()\n`;
  const backend = backendOf({ 'main.py': main }, { accept: ['STATE_IN_MEMORY'] });
  expect([problems(backend), backend.maxReplicas?.value]).toEqual([[], 1]);
  expect(notes(backend)).toContain('STATE_IN_MEMORY');
});

test.each([
  ['SQLITE', 'create_engine("sqlite:///todo.db")'],
  ['SQLITE', 'create_engine(URL)\nURL = "sqlite:///todo.db"'],
  ['DATABASE_FIXED', 'create_engine("postgresql://me:secret@far.example/db")'],
])('a database that no variable can replace is refused: %s', (code, statement) => {
  const backend = mainOf(`from sqlalchemy import create_engine\nengine = ${statement}`);
  expect(problems(backend)).toEqual([code]);
  expect(JSON.stringify(backend.problems)).not.toContain('secret@');
});

test('SQLite is refused, too, where no variable gives an address and no other driver is named', () => {
  const code =
    'from sqlalchemy.ext.asyncio import create_async_engine\nengine = create_async_engine(url_of("todo"))';
  const files = { 'requirements.txt': 'fastapi\nuvicorn\nsqlalchemy\naiosqlite\n' };
  expect(problems(mainOf(code, files))).toEqual(['SQLITE']);
  expect(problems(mainOf(`${code}\nimport os\nos.environ["DATABASE_URL"]`, files))).toEqual([]);
});

const FAR = 'postgresql://me:pw123@db.example.org/todo';

test.each([
  ['a constant of a class', `class Config:\n    URL = "${FAR}"\n\nengine = create_engine(Config.URL)`],
  ['an argument of the driver', `import psycopg2\ndef connect():\n    return psycopg2.connect("${FAR}")`],
  ['a property', `class C:\n    @property\n    def url(self):\n        return "${FAR}"`],
])('an address in the code is the one that is used where no variable gives another: %s', (_what, code) => {
  const backend = mainOf(`from sqlalchemy import create_engine\n${code}`);
  expect(problems(backend)).toEqual(['DATABASE_FIXED']);
  expect(notes(backend)).not.toContain('DATABASE_IN_CODE');
  expect(JSON.stringify(backend.problems)).not.toContain('pw123');
});

test('an address in the code beside one of a variable is said, and not shown', () => {
  const backend = mainOf(`import os\nURL = os.getenv("DATABASE_URL")\nOLD = "${FAR}"`);
  expect([problems(backend), notes(backend)]).toEqual([[], ['NO_HEALTH_ROUTE', 'DATABASE_IN_CODE']]);
  expect(JSON.stringify(backend.notes)).not.toContain('pw123');
});

test.each([
  ['put together of variables', "URL = f\"postgresql://{os.getenv('DB_USER')}@{os.getenv('DB_HOST')}/todo\""],
  [
    'a fallback of a function',
    `def url():\n    url = "${FAR}"\n    if "DATABASE_URL" in os.environ:\n        url = os.environ["DATABASE_URL"]\n    return create_engine(url)\n\nURL = os.environ["DATABASE_URL"]`,
  ],
])('an address that a variable replaces is no problem: %s', (_what, code) => {
  const statement = 'from sqlalchemy import create_engine\nengine = create_engine(URL)';
  expect(problems(mainOf(`import os\n${code}\n${statement}`))).toEqual([]);
});

const ASYNC =
  'import os, ssl, asyncpg\nfrom sqlalchemy.ext.asyncio import create_async_engine\nURL = os.environ["DATABASE_URL"]\n';

test.each([
  ['True', 'engine = create_async_engine(URL, connect_args={"ssl": True})'],
  ['a constant', 'ARGS = {"ssl": True}\nengine = create_async_engine(URL, connect_args=ARGS)'],
  [
    'a default context',
    'C = ssl.create_default_context()\nengine = create_async_engine(URL, connect_args={"ssl": C})',
  ],
  ['of the driver', 'async def pool():\n    return await asyncpg.create_pool(URL, ssl=True)'],
  ['of libpq', 'engine = create_engine(URL, connect_args={"sslmode": "verify-full"})'],
])('a connection that verifies the certificate of its database is refused: %s', (_what, code) => {
  expect(problems(mainOf(ASYNC + code))).toEqual(['DATABASE_CERTIFICATE']);
});

test.each([
  ['encryption alone', 'engine = create_async_engine(URL, connect_args={"ssl": "require"})'],
  [
    'a context that verifies nothing',
    'C = ssl.create_default_context()\nC.check_hostname = False\nC.verify_mode = ssl.CERT_NONE\nengine = create_async_engine(URL, connect_args={"ssl": C})',
  ],
  [
    'what depends on the address',
    'engine = create_async_engine(URL, connect_args={"ssl": True} if "neon" in URL else {})',
  ],
])('a connection with %s is no problem', (_what, code) => {
  expect(problems(mainOf(ASYNC + code))).toEqual([]);
});

test.each([
  ['a default', 'URL = os.getenv("DATABASE_URL", "sqlite:///todo.db")'],
  ['for tests', 'URL = os.environ["DATABASE_URL"]\nif os.getenv("TESTING"):\n    URL = "sqlite:///test.db"'],
])('SQLite that is only %s is no problem', (_what, code) => {
  const statement = 'from sqlalchemy import create_engine\nengine = create_engine(URL)';
  expect(problems(mainOf(`import os\n${code}\n${statement}`))).toEqual([]);
});

test.each([
  [
    'a log file',
    'import logging, os\nos.makedirs("logs", exist_ok=True)\nlogging.FileHandler("logs/app.log")',
    '/app/logs',
  ],
  [
    'by pathlib',
    'from pathlib import Path\nUP = Path(__file__).parent / "uploads"\n\ndef save():\n    (UP / "x").write_bytes(b"")',
    '/app/uploads',
  ],
  [
    'by os.path',
    'import os\ndef save():\n    d = os.path.join(os.path.dirname(__file__), "out")\n    open(os.path.join(d, "x"), "w")',
    '/app/out',
  ],
  ['elsewhere', 'open("/data/x", mode="a")', '/data'],
])('a folder that it writes to is made writable: %s', (_what, code, path) => {
  const backend = mainOf(code);
  expect(backend.writable.map(({ value }) => value.path)).toEqual([path]);
  expect(problems(backend)).toEqual([]);
});

test('temporary files and reading need nothing', () => {
  const backend = mainOf('open("/tmp/x", "w")\nopen("data.json")');
  expect([backend.writable, problems(backend)]).toEqual([[], []]);
});

test('writing beside the own source is refused, unless that may fail', () => {
  expect(problems(mainOf('open("tasks.json", "w")'))).toEqual(['WRITES_TO_SOURCE']);
  const guarded = mainOf('try:\n    open("tasks.json", "w")\nexcept OSError:\n    pass');
  expect([problems(guarded), notes(guarded)]).toEqual([[], ['NO_HEALTH_ROUTE', 'CANNOT_WRITE']]);
});

test("an agent's memory in a file is written like any other", () => {
  const session = (more: string): ReturnType<typeof mainOf> =>
    mainOf(
      `import os\nfrom agents import SQLiteSession\nfrom sqlalchemy import create_engine\nengine = create_engine(os.environ["DATABASE_URL"])\n\ndef chat(user):\n    return SQLiteSession(user${more})`,
    );
  expect(problems(session(', "chat.db"'))).toEqual(['WRITES_TO_SOURCE']);
  expect(session(', db_path="data/chat.db"').writable.map(({ value }) => value.path)).toEqual(['/app/data']);
  expect([problems(session('')), problems(session(', ":memory:"'))]).toEqual([[], []]);
});

test('an application that must be root is refused', () => {
  expect(problems(mainOf('import os, sys\nif os.geteuid() != 0:\n    sys.exit(1)'))).toEqual(['NEEDS_ROOT']);
});

test('a service that is not deployed with it is said, once', () => {
  const backend = mainOf('from supabase import create_client\nimport supabase.client');
  expect(notes(backend).filter((code) => code === 'OUTSIDE_SERVICE')).toHaveLength(1);
  expect(notes(mainOf('from supabase import x', { 'supabase.py': 'x = 1\n' }))).toEqual(['NO_HEALTH_ROUTE']);
});
