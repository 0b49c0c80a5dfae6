import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { PartName } from '../../../lib/application';
import { checkFolder } from '../../../lib/images/detect/check-folder';
import { projectRoot } from '../../../lib/support/paths';
import { refusal } from '../../support/refusal';

const roots: string[] = [];
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

/** A folder with these files. */
function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'check-folder-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const FASTAPI = 'from fastapi import FastAPI\n\napp = FastAPI(title="Todo")\n';
const NEXT = '{\n  "dependencies": {\n    "next": "16.0.0"\n  }\n}\n';
const VITE = '{ "devDependencies": { "vite": "7.0.0" } }';

describe('a source folder is taken', () => {
  it.each<[string, PartName, Record<string, string>]>([
    ['with main.py and a manifest', 'backend', { 'main.py': FASTAPI, 'requirements.txt': '' }],
    ['without a manifest', 'backend', { 'app/main.py': FASTAPI }],
    ['with its code below', 'backend', { 'src/todo/web/main.py': FASTAPI, 'pyproject.toml': '' }],
    [
      'with a copy of the manifest in a package',
      'backend',
      { 'app/main.py': FASTAPI, 'app/requirements.txt': '', 'requirements.txt': '' },
    ],
    [
      'with services of later phases',
      'backend',
      {
        'main.py': FASTAPI,
        'requirements.txt': '',
        'services/mail/main.py': FASTAPI,
        'services/mail/requirements.txt': '',
      },
    ],
    [
      'with an application that something wraps',
      'backend',
      { 'main.py': 'app = traced(FastAPI())', 'requirements.txt': '' },
    ],
    [
      'with a package of any name and no manifest',
      'backend',
      { 'todo_api/__init__.py': '', 'todo_api/web/__init__.py': '', 'todo_api/web/main.py': FASTAPI },
    ],
    [
      'with a helper whose documentation makes one',
      'backend',
      {
        'app/main.py': FASTAPI,
        'app/utils/cors.py': '"""Use it so:\n\n    app = fastapi.FastAPI()\n"""\n',
      },
    ],
    ['with Next.js', 'frontend', { 'package.json': NEXT }],
    ['with its own API in Python below', 'frontend', { 'package.json': NEXT, 'scripts/mock.py': FASTAPI }],
  ])('%s as %s', (_, part, files) => {
    expect(() => checkFolder(part, folder(files))).not.toThrow();
  });

  it.each<[string, PartName, Record<string, string>]>([
    ['Django', 'backend', { 'manage.py': '', 'requirements.txt': 'django' }],
    ['Vite', 'frontend', { 'package.json': VITE }],
    ['a broken package.json', 'frontend', { 'package.json': '{' }],
  ])('with %s too: what is wrong with it is said by its detection', (_, part, files) => {
    expect(() => checkFolder(part, folder(files))).not.toThrow();
  });
});

describe('a source folder is refused', () => {
  it.each<[string, PartName, Record<string, string>, string, string, string]>([
    [
      'that is empty',
      'backend',
      { '.gitkeep': '' },
      'NO_APPLICATION',
      'is empty',
      'BACKEND_DIR=path/to/backend',
    ],
    [
      'with nothing of Python',
      'backend',
      { 'README.md': '', 'main.go': '' },
      'NO_APPLICATION',
      'has none: README.md, main.go',
      'BACKEND_DIR=path/to/backend',
    ],
    [
      "that is the repository's root",
      'backend',
      { 'backend/main.py': FASTAPI, 'backend/requirements.txt': '', 'frontend/package.json': NEXT },
      'WRONG_FOLDER',
      'lies above the application, which is in backend/ (backend/main.py:3)',
      'BACKEND_DIR=ROOT/backend',
    ],
    [
      "that is the repository's root with a manifest for tools and a console program",
      'backend',
      {
        'main.py': 'print("todo")',
        'pyproject.toml': '[tool.ruff]',
        'api/app/main.py': FASTAPI,
        'api/pyproject.toml': '',
      },
      'WRONG_FOLDER',
      'api/ (api/app/main.py:3)',
      'BACKEND_DIR=ROOT/api',
    ],
    [
      'that is the root of a workspace',
      'frontend',
      { 'package.json': '{ "workspaces": ["apps/*"] }', 'apps/web/package.json': NEXT },
      'WRONG_FOLDER',
      'apps/web/ (apps/web/package.json:3)',
      'FRONTEND_DIR=ROOT/apps/web',
    ],
    [
      'with several phases side by side',
      'frontend',
      { 'phase-2/frontend/package.json': NEXT, 'phase-3/frontend/package.json': NEXT },
      'SEVERAL_APPLICATIONS',
      'holds 2 applications: phase-2/frontend/ (phase-2/frontend/package.json:3), phase-3/frontend/ (phase-3/frontend/package.json:3)',
      'FRONTEND_DIR=ROOT/phase-2/frontend\n       or FRONTEND_DIR=ROOT/phase-3/frontend',
    ],
    [
      'with the other part, alone',
      'frontend',
      { 'main.py': FASTAPI, 'requirements.txt': '' },
      'WRONG_FOLDER',
      'holds the backend (main.py:3)',
      'FRONTEND_DIR=',
    ],
  ])('%s, given as %s', (_, part, files, code, found, mend) => {
    const root = folder(files);
    const error = refusal(() => checkFolder(part, root));
    const shown = relative(projectRoot, root);
    expect(error).toMatchObject({
      code,
      found: expect.stringContaining(`the ${part}'s source folder ${shown} `) as string,
    });
    expect(error.found).toContain(found);
    expect(error.mend).toContain(mend.replaceAll('ROOT', shown));
  });

  it('that does not exist, beside the one that is meant', () => {
    const root = folder({
      'phase-3/backend/src/todo/main.py': FASTAPI,
      'phase-3/backend/pyproject.toml': '',
    });
    expect(refusal(() => checkFolder('backend', join(root, 'backend')))).toMatchObject({
      code: 'NO_SOURCE',
      mend: `BACKEND_DIR=${relative(projectRoot, root)}/phase-3/backend`,
    });
  });

  it('when the two were exchanged: each error names the other folder', () => {
    const root = folder({ 'api/main.py': FASTAPI, 'api/requirements.txt': '', 'web/package.json': NEXT });
    const shown = relative(projectRoot, root);
    expect(refusal(() => checkFolder('backend', join(root, 'web')))).toMatchObject({
      code: 'WRONG_FOLDER',
      found: `the backend's source folder ${shown}/web holds the frontend (package.json:3)`,
      mend: `BACKEND_DIR=${shown}/api`,
    });
    expect(refusal(() => checkFolder('frontend', join(root, 'api')))).toMatchObject({
      code: 'WRONG_FOLDER',
      mend: `FRONTEND_DIR=${shown}/web`,
    });
  });

  it.each([
    ['does not exist', 'no/where'],
    ['is a file', 'package.json'],
  ])('that %s', (found, path) => {
    expect(refusal(() => checkFolder('frontend', join(projectRoot, path)))).toMatchObject({
      code: 'NO_SOURCE',
      found: `the frontend's source folder ${path} ${found}`,
      needed: 'the folder of one Next.js application',
    });
  });
});
