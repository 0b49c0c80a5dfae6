import { backendOf, mainOf, notes, problems } from './support/backend-of';

const changed = (statement: string): string => `\ndef add(item):\n    ${statement}\n`;

test.each([
  ['a list of tasks', `tasks = []${changed('tasks.append(item)')}`],
  [
    'a dictionary of conversations',
    `conversations: dict = {}${changed('conversations.setdefault(1, []).append(item)')}`,
  ],
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

test('a password to a database in the code is said, and not shown', () => {
  const backend = mainOf(
    'class C:\n    def url(self):\n        return "postgresql://me:pw123@db.example.org/todo"',
  );
  expect(notes(backend)).toContain('DATABASE_IN_CODE');
  expect(JSON.stringify(backend.notes)).not.toContain('pw123');
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

test('an application that must be root is refused', () => {
  expect(problems(mainOf('import os, sys\nif os.geteuid() != 0:\n    sys.exit(1)'))).toEqual(['NEEDS_ROOT']);
});
