import { APP, backendOf, problems } from './support/backend-of';

test.each<[what: string, files: Record<string, string>, entry: string, paths: string[]]>([
  ['in main.py', { 'main.py': APP }, 'main:app', ['.']],
  ['in a package', { 'app/main.py': APP, 'app/__init__.py': '' }, 'app.main:app', ['.']],
  [
    'below src, imported from above',
    { 'src/main.py': `from src import db\n${APP}`, 'src/db.py': '' },
    'src.main:app',
    ['.'],
  ],
  ['below src, imported bare', { 'src/main.py': `import db\n${APP}`, 'src/db.py': '' }, 'main:app', ['src']],
  [
    'in a package below src',
    { 'src/todo/main.py': `from todo import db\n${APP}`, 'src/todo/db.py': '', 'src/todo/__init__.py': '' },
    'todo.main:app',
    ['.', 'src'],
  ],
  [
    'wrapped in middleware',
    {
      'main.py': 'from fastapi import FastAPI\nfrom m import LogMiddleware\napi = LogMiddleware(FastAPI())\n',
    },
    'main:api',
    ['.'],
  ],
  [
    'made by a function of another module',
    {
      'main.py': 'from factory import create\n\napp = create()\n',
      'factory.py': 'from fastapi import FastAPI\n\ndef create():\n    app = FastAPI()\n    return app\n',
    },
    'main:app',
    ['.'],
  ],
  [
    'beside decoys',
    { 'main.py': APP, 'main_phase2.py': APP, 'services/mail/main.py': APP, 'tests/main.py': APP },
    'main:app',
    ['.'],
  ],
  [
    'passed on by another module',
    { 'index.py': 'from main import app\n', 'main.py': APP },
    'main:app',
    ['.'],
  ],
  [
    'with another one mounted into it',
    {
      'main.py': `from api import api\n${APP}app.mount("/api", api)\n`,
      'api.py': 'from fastapi import FastAPI\n\napi = FastAPI()\n',
    },
    'main:app',
    ['.'],
  ],
  [
    'though a function mounts an application of the same name',
    {
      'main.py':
        'from fastapi import FastAPI\nfrom api import add_api\n\ndef create():\n    app = FastAPI()\n    outer = FastAPI()\n    outer.mount("/base", app)\n    return outer\n\napp = create()\nadd_api(app)\n',
      'api.py':
        'from fastapi import FastAPI\n\napi = FastAPI()\n\ndef add_api(app):\n    app.mount("/api", api)\n',
    },
    'main:app',
    ['.'],
  ],
  [
    'wrapped by another name',
    {
      'main.py':
        'import socketio\nfrom fastapi import FastAPI\n\ninner = FastAPI()\napp = socketio.ASGIApp(sio, inner)\n',
    },
    'main:app',
    ['.'],
  ],
  ['beside a console program', { 'main.py': 'print("hello")\n', 'app/main.py': APP }, 'app.main:app', ['.']],
])('the application is found %s', (_what, files, entry, paths) => {
  const { source, questions } = backendOf(files);
  expect([source.entry.value, source.importPaths.value, questions]).toEqual([entry, paths, []]);
});

test.each([
  ['Procfile', 'web: uvicorn app.main:app --host 0.0.0.0 --port $PORT'],
  ['Dockerfile', 'FROM python:3.13\nCMD ["uvicorn", "app.main:app", "--port", "8000"]'],
  ['railway.json', '{"deploy": {"startCommand": "gunicorn -k uvicorn.workers.UvicornWorker app.main:app"}}'],
  ['start.sh', 'exec python -m app.main'],
])('of several applications that is taken which %s starts', (file, text) => {
  const { source, questions } = backendOf({ 'main.py': APP, 'app/main.py': APP, [file]: text });
  expect([source.entry.value, questions]).toEqual(['app.main:app', []]);
  expect(source.entry.evidence.map((each) => each.file)).toContain(file);
});

test('several equally likely applications are asked about, with the place of each', () => {
  const [question] = backendOf({ 'main.py': APP, 'src/main.py': APP }).questions;
  expect(question?.setting).toBe('entry');
  expect(question?.choices.map(({ value, evidence }) => [value, evidence[0]?.line])).toEqual([
    ['main:app', 3],
    ['src.main:app', 3],
  ]);
});

test('the answer to that question is taken', () => {
  const { source, questions } = backendOf({ 'main.py': APP, 'src/main.py': APP }, { entry: 'src.main:app' });
  expect([source.entry.value, questions]).toEqual(['src.main:app', []]);
});

test('an answer is taken although nobody can see that it is an application', () => {
  const files = { 'main.py': 'from made import server\n\napp = server.app\n', 'made.py': '' };
  expect(backendOf(files, { entry: 'main:app' }).source.entry.value).toBe('main:app');
});

test('an answer that names nothing is refused', () => {
  expect(problems(backendOf({ 'main.py': APP }, { entry: 'nope:app' }))).toEqual(['NO_SUCH_ENTRY']);
  expect(problems(backendOf({ 'main.py': APP }, { entry: 'main:nope' }))).toEqual(['NO_SUCH_ENTRY']);
});

test('a function is the entry where no variable holds the application', () => {
  const { source } = backendOf({
    'main.py': 'from fastapi import FastAPI\n\ndef create() -> FastAPI:\n    return FastAPI()\n',
  });
  expect([source.entry.value, source.factory]).toEqual(['main:create', true]);
});

test("imports by the source folder's own name are found inside it", () => {
  const backend = backendOf({
    'main.py': `from backend.config import URL\n${APP}`,
    'config.py': 'import os\n\nURL = os.environ["DATABASE_URL"]\n',
  });
  expect(backend.source.importedAs?.value).toBe('backend');
  expect(backend.variables.map(({ name }) => name)).toEqual(['DATABASE_URL']);
});

test('a folder whose modules import each other relatively is a package, and named as one', () => {
  const files = {
    'main.py': `from .config import URL\n${APP}`,
    '__init__.py': '',
    'config.py': 'URL = ""\n',
  };
  const { source } = backendOf(files);
  expect([source.entry.value, source.importedAs?.value]).toEqual(['backend.main:app', 'backend']);
  const beside = backendOf({ ...files, 'backend/__init__.py': '' });
  expect([beside.source.entry.value, beside.source.importedAs?.value]).toEqual([
    'application.main:app',
    'application',
  ]);
});

test('a package below the folder may import relatively, too', () => {
  const { source } = backendOf({
    'app/main.py': `from .config import URL\n${APP}`,
    'app/__init__.py': '',
    'app/config.py': 'URL = ""\n',
  });
  expect([source.entry.value, source.importedAs]).toEqual(['app.main:app', undefined]);
});

test('a local package is not taken for the installed one of its name that a module beside it imports', () => {
  const { source } = backendOf({
    'requirements.txt': 'openai-chatkit\nfastapi\nuvicorn\n',
    'app/__init__.py': '',
    'app/main.py': `from chatkit.server import ChatKitServer\nfrom app.chatkit import server\n${APP}`,
    'app/chatkit/__init__.py': '',
    'app/chatkit/server.py': '',
  });
  expect(source.importPaths.value).toEqual(['.']);
});

test.each([
  ['Django', { 'manage.py': 'import django\n' }, 'UNSUPPORTED_FRAMEWORK'],
  ['Flask', { 'app.py': 'from flask import Flask\napp = Flask(__name__)\n' }, 'UNSUPPORTED_FRAMEWORK'],
  ['nothing that serves', { 'cli.py': 'print(1)\n' }, 'NO_ASGI_APPLICATION'],
  ['an import of what is not there', { 'main.py': 'from app.main import app\n' }, 'MISSING_SOURCE'],
])('%s is refused', (_what, files: Record<string, string>, code) => {
  expect(problems(backendOf(files))).toEqual([code]);
});
