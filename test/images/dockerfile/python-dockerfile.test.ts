import { pythonDockerfile } from '../../../lib/images/dockerfile/python-dockerfile';
import { found } from '../../support/applications';
import { backend, pythonDependencies } from '../support/applications';
import { sourceFolder } from '../support/source-folder';

test('unpinned packages are resolved as of the date of the source', () => {
  expect(pythonDockerfile(backend())).toMatch(
    /uv pip install .*--exclude-newer 2025-12-20T10:00:00Z --requirement requirements.txt/,
  );
});

test('pinned ones without hashes are taken as they are', () => {
  const dependencies = pythonDependencies({ locked: true });
  expect(pythonDockerfile(backend({ dependencies }))).not.toContain('--exclude-newer');
});

test('hashes are demanded of every package', () => {
  const dependencies = pythonDependencies({ locked: true, hashed: true });
  const text = pythonDockerfile(backend({ dependencies }));
  expect(text).toContain('--require-hashes --requirement requirements.txt');
  expect(text).not.toContain('/opt/uv');
});

test('where no file names any packages, those that are imported are all that is installed', () => {
  const dependencies = pythonDependencies({ files: [], undeclared: ['fastapi', 'uvicorn'] });
  const text = pythonDockerfile(backend({ dependencies }));
  expect(text).toMatch(/uv pip install .* fastapi uvicorn$/m);
  expect(text).not.toContain('--requirement');
});

test('what nobody can install is overridden, hashes or not', () => {
  const replaced = ["pywin32 ; sys_platform == 'win32'"];
  const text = pythonDockerfile(
    backend({ dependencies: pythonDependencies({ locked: true, hashed: true, replaced }) }),
  );
  expect(text).toMatch(
    /uv pip install .* --requirement requirements\.txt --override \/opt\/uv\/overrides\.txt$/m,
  );
  expect(text).toMatch(/pywin32 ; sys_platform == [^\n]+\n +> \/opt\/uv\/overrides\.txt$/m);
});

test('files that others include are there when they are read', () => {
  const dependencies = pythonDependencies({ files: ['requirements.txt', 'requirements/base.txt'] });
  expect(pythonDockerfile(backend({ dependencies }))).toContain(
    'COPY requirements.txt ./\nCOPY requirements/base.txt ./requirements/\n',
  );
});

test('uv.lock is followed to the letter, without development packages', () => {
  const dependencies = pythonDependencies({
    manager: 'uv-lock',
    files: ['pyproject.toml', 'uv.lock'],
    locked: true,
  });
  expect(pythonDockerfile(backend({ dependencies }))).toMatch(
    /uv sync --frozen --no-dev .*--no-install-project/,
  );
});

test('packages that nobody named come besides, as of the date', () => {
  const dependencies = pythonDependencies({
    manager: 'uv-lock',
    locked: true,
    undeclared: ['pydantic-settings'],
  });
  expect(pythonDockerfile(backend({ dependencies }))).toMatch(
    /uv sync [^\n]+ && \\\n +\S+uv pip install .*--exclude-newer 2025-12-20T10:00:00Z pydantic-settings$/m,
  );
});

test('poetry.lock gives the versions, its project the packages', () => {
  const sourceDir = sourceFolder({ 'pyproject.toml': '[tool.poetry.dependencies]\nfastapi = "^0.115"\n' });
  const dependencies = pythonDependencies({
    manager: 'poetry-lock',
    files: ['pyproject.toml', 'poetry.lock'],
    locked: true,
  });
  const text = pythonDockerfile(backend({ dependencies }, { sourceDir }));
  expect(text).toContain("'fastapi>=0.115,<0.116'");
  expect(text).toContain('--requirement /opt/uv/requirements.txt --constraints /opt/uv/constraints.txt');
});

test('an application that is a package itself is installed from its source', () => {
  const dependencies = pythonDependencies({
    manager: 'pyproject',
    files: ['pyproject.toml'],
    installsItself: true,
  });
  const text = pythonDockerfile(backend({ dependencies }));
  expect(text.indexOf('COPY . ./')).toBeLessThan(text.indexOf('--editable .'));
});

test('modules are found in every folder of modules, and the server starts in the first', () => {
  const text = pythonDockerfile(
    backend({ importPaths: found(['src', '.']), entry: found('todo.main:create_app'), factory: true }),
  );
  expect(text).toContain('PYTHONPATH=/app/src:/app ');
  expect(text).toContain('\nWORKDIR /app/src\nCOPY --from');
  expect(text).toContain(
    'CMD ["uvicorn", "todo.main:create_app", "--factory", "--host=0.0.0.0", "--port=8000"]',
  );
});

test('modules that are imported from above the source folder are found there', () => {
  const text = pythonDockerfile(backend({ importedAs: found('backend') }));
  expect(text).toContain('ln -s /app /opt/above/backend');
  expect(text).toContain('COPY --from=build /opt/above /opt/above');
  expect(text).toContain('PYTHONPATH=/app:/opt/above ');
});

test('what compiling needs stays out of the image, what running needs is in it', () => {
  const text = pythonDockerfile(
    backend({ buildPackages: [found('gcc'), found('libpq-dev')], runPackages: [found('libpq5')] }),
  );
  const image = text.slice(text.lastIndexOf('\nFROM '));
  expect(text).toContain(
    'apt-get install --yes --no-install-recommends gcc libpq-dev && \\\n    rm -rf /var/lib/apt/lists/*',
  );
  expect(image).toContain('libpq5');
  expect(image).not.toContain('gcc');
});

test('a program of a sidecar, and an answer to "uv run", are there only where they are needed', () => {
  const command = ['python', '/opt/programs/forward.py', '3000', 'todo-frontend:3000'];
  const sidecar = found({ name: 'to-frontend', command, port: 3000, health: { kind: 'tcp' as const } });
  const text = pythonDockerfile(backend({ uvShim: found(true) }, { sidecars: [sidecar] }));
  expect(text).toContain('> /opt/programs/forward.py');
  expect(text).toContain('/usr/local/bin/uv');
  expect(pythonDockerfile(backend())).not.toMatch(/opt\/programs|local\/bin\/uv/);
});
