import { BackendApplication, PythonSource } from '../../application';
import { runWithCaBundle } from './ca-bundle';
import { copiedFiles } from './copied-files';
import { poetryRequirements } from './poetry-requirements';
import { shellWord } from './shell-word';
import { toolVersions } from './tool-versions';
import { writtenFile } from './written-file';
import { writtenProgram } from './written-program';

/** Where pip keeps what it downloads. */
const PIP_CACHE = '/var/cache/pip';
const UV = '/opt/uv/bin/uv';
const INTO_VENV = '--python /opt/venv/bin/python --compile-bytecode';

/** Where the requirements of a [tool.poetry] table are written, in the form that uv reads, and the versions of poetry.lock. */
const POETRY_REQUIREMENTS = '/opt/uv/requirements.txt';
const POETRY_CONSTRAINTS = '/opt/uv/constraints.txt';

/** Where the lines are written that take the place of requirements. */
const OVERRIDES = '/opt/uv/overrides.txt';

/** Instructions that install an application's packages into `/opt/venv`; the working folder is the source's. */
export function pythonDependencies({ source, sourceDir }: BackendApplication): string[] {
  const { manager, files, hashed, undeclared, replaced = [], installsItself } = source.dependencies.value;
  const sources = installsItself
    ? [
        '# The application is installed as a package; its metadata may name a README.',
        'COPY . ./',
        'RUN touch README.md',
      ]
    : copiedFiles(files);
  const isPlain = undeclared.length === 0 && replaced.length === 0 && !installsItself;
  if (manager === 'requirements' && hashed && isPlain) return [...sources, installHashed(files)];
  return [
    ...installUv(),
    ...sources,
    ...(manager.startsWith('poetry')
      ? [writtenFile(POETRY_REQUIREMENTS, poetryRequirements(sourceDir))]
      : []),
    ...(manager === 'poetry-lock'
      ? [
          writtenProgram('poetry-lock.py', '/opt/uv'),
          `RUN python /opt/uv/poetry-lock.py > ${POETRY_CONSTRAINTS}`,
        ]
      : []),
    ...(replaced.length > 0 ? [writtenFile(OVERRIDES, replaced.join('\n'))] : []),
    withUv(...installPackages(source), ...installUndeclared(source)),
  ];
}

/** pip checks every package against its hash. */
function installHashed(files: readonly string[]): string {
  return runWithCaBundle(
    ['PIP_CERT', 'SSL_CERT_FILE'],
    PIP_CACHE,
    `pip --cache-dir ${PIP_CACHE} --python /opt/venv/bin/python install --require-hashes --requirement ${files[0] ?? ''}`,
  );
}

function installUv(): string[] {
  const command = `pip --cache-dir ${PIP_CACHE} --python /opt/uv/bin/python install uv==${toolVersions.uv}`;
  return [
    'ENV UV_CACHE_DIR=/var/cache/uv UV_LINK_MODE=copy UV_NO_PROGRESS=1 UV_PYTHON_DOWNLOADS=never',
    'RUN python -m venv --without-pip /opt/uv',
    runWithCaBundle(['PIP_CERT', 'SSL_CERT_FILE'], PIP_CACHE, command),
  ];
}

function withUv(...commands: readonly string[]): string {
  return runWithCaBundle(['SSL_CERT_FILE'], '/var/cache/uv', commands.join(' && \\\n    '));
}

function installPackages({ dependencies, resolvedAsOf }: PythonSource): string[] {
  const { manager, files, replaced, installsItself, locked } = dependencies.value;
  const asOf = locked ? '' : asOfFlag(resolvedAsOf?.value);
  const itself = installsItself ? ' --editable .' : '';
  const install = (requirements: string): string[] => [
    `${UV} pip install ${INTO_VENV}${asOf} --requirement ${requirements}${itself}`,
  ];
  switch (manager) {
    case 'uv-lock':
      return [
        `UV_PROJECT_ENVIRONMENT=/opt/venv ${UV} sync --frozen --no-dev --compile-bytecode${installsItself ? '' : ' --no-install-project'}`,
      ];
    case 'poetry-lock':
      return install(`${POETRY_REQUIREMENTS} --constraints ${POETRY_CONSTRAINTS}`);
    case 'poetry':
      return install(POETRY_REQUIREMENTS);
    case 'pyproject':
      return install('pyproject.toml');
    case 'requirements':
      // Without any file all packages are undeclared.
      return files
        .slice(0, 1)
        .map(
          (file) =>
            `${UV} pip install ${INTO_VENV}${asOf} --requirement ${file}${replaced ? ` --override ${OVERRIDES}` : ''}`,
        );
  }
}

function installUndeclared({ dependencies, resolvedAsOf }: PythonSource): string[] {
  const names = dependencies.value.undeclared;
  if (names.length === 0) return [];
  return [`${UV} pip install ${INTO_VENV}${asOfFlag(resolvedAsOf?.value)} ${names.map(shellWord).join(' ')}`];
}

function asOfFlag(date: string | undefined): string {
  return date === undefined ? '' : ` --exclude-newer ${date}`;
}
