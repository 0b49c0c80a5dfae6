import { APP, mainOf, notes, backendOf } from './support/backend-of';

const ALEMBIC = {
  'alembic.ini': '[alembic]\nscript_location = alembic\n',
  'alembic/env.py': 'import os\nurl = os.environ["DATABASE_URL"]\n',
  'alembic/versions/1_first.py':
    'revision = "1"\ndown_revision = None\n\ndef upgrade():\n    op.create_table("task")\n',
};
const AT_START = 'from sqlmodel import SQLModel\nfrom db import engine\n';
const command = (backend: ReturnType<typeof mainOf>): string | undefined =>
  backend.migration?.value.command.join(' ');

test("Alembic's revisions are brought in before the start", () => {
  expect(command(mainOf('', ALEMBIC))).toBe('alembic upgrade head');
});

test('Alembic that no file names is installed besides, with what its env.py imports', () => {
  const env =
    'import os\nfrom dotenv import load_dotenv\nfrom alembic import context\nos.environ["DATABASE_URL"]\n';
  const backend = mainOf('', { ...ALEMBIC, 'alembic/env.py': env });
  expect(backend.source.dependencies.value.undeclared).toEqual(['alembic', 'python-dotenv']);
  expect(mainOf('').source.dependencies.value.undeclared).toEqual([]);
});

test('a package of its name is not put before Alembic', () => {
  const backend = mainOf('', { ...ALEMBIC, 'alembic/__init__.py': '' });
  expect(command(backend)).toBe('env -u PYTHONPATH alembic upgrade head');
});

test('Alembic below another folder is run there', () => {
  const moved = Object.fromEntries(Object.entries(ALEMBIC).map(([file, text]) => [`db/${file}`, text]));
  expect(command(mainOf('', moved))).toBe('sh -c cd db && exec alembic upgrade head');
});

test('Alembic without a revision has nothing to do', () => {
  const files = { 'alembic.ini': ALEMBIC['alembic.ini'], 'alembic/env.py': ALEMBIC['alembic/env.py'] };
  expect(mainOf('', files).migration).toBeUndefined();
});

test.each([
  ['on import', 'SQLModel.metadata.create_all(engine)'],
  ['by a function that is called', 'def make():\n    SQLModel.metadata.create_all(engine)\n\nmake()'],
])('tables that are made %s need a first start alone, and no Alembic', (_what, code) => {
  const backend = mainOf(AT_START + code, ALEMBIC);
  expect([backend.startsAlone?.value, backend.migration]).toEqual([true, undefined]);
  expect(notes(backend)).toContain('ALEMBIC_NOT_RUN');
});

test.each([
  [
    'a lifespan',
    '@asynccontextmanager\nasync def lifespan(app):\n    await make()\n    yield\n',
    'FastAPI(lifespan=lifespan)',
  ],
  ['an event', '', 'FastAPI()\n\n@app.on_event("startup")\nasync def start():\n    await make()'],
])('tables that are made in %s need it too', (_what, before, made) => {
  const main = `from contextlib import asynccontextmanager\nfrom fastapi import FastAPI\nfrom db import make\n${before}\napp = ${made}\n`;
  const db =
    'async def make():\n    async with engine.begin() as c:\n        await c.run_sync(Base.metadata.create_all)\n';
  expect(backendOf({ 'main.py': main, 'db.py': db }).startsAlone?.value).toBe(true);
});

test('tables that a thread makes which the start begins need it too', () => {
  const main =
    'import threading\nfrom sqlmodel import SQLModel\nfrom db import engine\n\n@app.on_event("startup")\ndef start():\n    def make():\n        SQLModel.metadata.create_all(engine)\n\n    threading.Thread(target=make, daemon=True).start()\n';
  const backend = mainOf(main, ALEMBIC);
  expect([backend.startsAlone?.value, backend.migration]).toEqual([true, undefined]);
});

test('SQL that makes tables at the start counts as well', () => {
  expect(
    mainOf('from db import c\nc.execute("CREATE TABLE IF NOT EXISTS task (id int)")').startsAlone?.value,
  ).toBe(true);
});

// As `alembic init` writes it, with words of its own about engines and environments.
const FIXED_ENV =
  'from sqlalchemy import engine_from_config\n\ndef run():\n    """An Engine is acceptable here, as in each environment."""\n    engine_from_config(config.get_section("alembic"))\n';
const PROGRAM = (body: string): string =>
  `import os\nfrom alembic import command\nfrom alembic.config import Config\n\ndef main():\n    config = Config("alembic.ini")\n${body}    command.upgrade(config, "head")\n\nif __name__ == "__main__":\n    main()\n`;

test("Alembic with an address of its author's is not run, not by a program of its own either", () => {
  const files = { ...ALEMBIC, 'alembic/env.py': FIXED_ENV };
  for (const backend of [mainOf('', files), mainOf('', { ...files, 'run_migration.py': PROGRAM('') })]) {
    expect(backend.migration).toBeUndefined();
    expect(notes(backend)).toContain('ALEMBIC_NOT_RUN');
  }
});

test.each([
  'config.set_main_option("sqlalchemy.url", str(app_config.uri))',
  'section["sqlalchemy.url"] = app_config.uri',
])('Alembic whose env.py gives it an address is run: %s', (line) => {
  const env = `from app import app_config\n${FIXED_ENV}${line}\n`;
  expect(command(mainOf('', { ...ALEMBIC, 'alembic/env.py': env }))).toBe('alembic upgrade head');
});

test('a program that hands Alembic the address itself is run', () => {
  const body = '    config.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"])\n';
  const files = { ...ALEMBIC, 'alembic/env.py': FIXED_ENV, 'run_migration.py': PROGRAM(body) };
  expect(command(mainOf('', files))).toBe('python -m run_migration');
});

test('a program of its own that runs Alembic comes first', () => {
  const program =
    'from alembic import command\n\ndef main():\n    command.upgrade(None, "head")\n\nif __name__ == "__main__":\n    main()\n';
  const { migration } = mainOf('', { ...ALEMBIC, 'tools/migrate.py': program });
  expect([migration?.value.tool, migration?.value.command]).toEqual([
    'own',
    ['python', '-m', 'tools.migrate'],
  ]);
});

test('a function that makes the tables and that nobody calls is called', () => {
  const db = 'from sqlmodel import SQLModel\n\ndef init_db():\n    SQLModel.metadata.create_all(engine)\n';
  expect(command(mainOf('import db', { 'db.py': db }))).toBe(
    'python -c import main; from db import init_db; init_db()',
  );
});

test('a program beside the application that makes them is run', () => {
  const program =
    'from sqlmodel import SQLModel\n\ndef make():\n    SQLModel.metadata.create_all(engine)\n\nif __name__ == "__main__":\n    make()\n';
  expect(command(mainOf('', { 'create_tables.py': program }))).toBe('python -m create_tables');
});

test('an application without tables needs nothing', () => {
  const backend = backendOf({ 'main.py': APP });
  expect([backend.migration, backend.startsAlone]).toEqual([undefined, undefined]);
});
