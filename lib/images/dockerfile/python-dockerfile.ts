import { join } from 'node:path/posix';
import { BackendApplication } from '../../application';
import { baseImage } from './base-image';
import { TOOLS_DIR } from './bundle';
import { debianPackages } from './debian-packages';
import { dockerfileText, Fact, runInstructions } from './dockerfile-text';
import { imageLabels, titleLabel } from './labels';
import { pythonDependencies } from './python-dependencies';
import { sidecarPrograms } from './sidecar-programs';
import { writtenProgram } from './written-program';

/** Where the source folder lies in the image. */
const SOURCE = '/app';

/** A folder in which the source folder is found by its own name, for modules that are imported from above it. */
const ABOVE = '/opt/above';

/**
 * The Dockerfile of a FastAPI application: dependencies in a virtual environment of their own layer, sources compiled
 * beforehand because the root file system is read-only at run time.
 */
export function pythonDockerfile(application: BackendApplication): string {
  const { source, part, port } = application;
  const base = baseImage('python', source.version.value);
  const labels = {
    title: `todo-${part}`,
    description: `FastAPI application ${source.entry.value}`,
    baseImage: base,
  };
  const sidecars = sidecarPrograms(application);
  const folders = source.importPaths.value.map((folder) => join(SOURCE, folder));
  const name = source.importedAs?.value;
  return dockerfileText(`Image of the ${part}, a FastAPI application.`, facts(application), [
    `FROM ${base} AS dependencies`,
    titleLabel(labels),
    'ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_PROGRESS_BAR=off PIP_ROOT_USER_ACTION=ignore',
    ...debianPackages(source.buildPackages.map(({ value }) => value)),
    `WORKDIR ${SOURCE}`,
    'RUN python -m venv --without-pip /opt/venv',
    ...pythonDependencies(application),

    'FROM dependencies AS build',
    'COPY . ./',
    "# Readable whatever the permissions in the checkout; bytecode that is valid whatever the files' times. A file that is no",
    '# Python of this version is none that the application imports.',
    'RUN chmod -R a+rX,go-w . && (python -m compileall -q --invalidation-mode unchecked-hash . || true)',
    ...(name ? [`RUN mkdir ${ABOVE} && ln -s ${SOURCE} ${ABOVE}/${name}`] : []),
    ...sidecars.build,
    ...(source.uvShim ? [writtenProgram('uv')] : []),

    `FROM ${base}`,
    imageLabels(labels),
    `ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=${[...folders, ...(name ? [ABOVE] : [])].join(':')} HOME=/tmp PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1`,
    ...debianPackages(source.runPackages.map(({ value }) => value)),
    `WORKDIR ${folders[0] ?? SOURCE}`,
    'COPY --from=dependencies /opt/venv /opt/venv',
    ...(name ? [`COPY --from=build ${ABOVE} ${ABOVE}`] : []),
    ...sidecars.copies,
    ...(source.uvShim ? [`COPY --from=build --chmod=755 ${TOOLS_DIR}/uv /usr/local/bin/uv`] : []),
    `COPY --from=build ${SOURCE} ${SOURCE}`,
    ...runInstructions(port.value, [
      'uvicorn',
      source.entry.value,
      ...(source.factory ? ['--factory'] : []),
      '--host=0.0.0.0',
      `--port=${port.value}`,
    ]),
  ]);
}

function facts({ source, port }: BackendApplication): Fact[] {
  return [
    ['Python', source.version],
    ['dependencies', { ...source.dependencies, value: source.dependencies.value.manager }],
    ...(source.resolvedAsOf ? [['resolved as of', source.resolvedAsOf] as const] : []),
    ...[...source.buildPackages, ...source.runPackages].map((one) => ['Debian package', one] as const),
    ['application', source.entry],
    ['folders of modules', { ...source.importPaths, value: source.importPaths.value.join(', ') }],
    ['port', port],
  ];
}
