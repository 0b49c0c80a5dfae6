import { runWithCaBundle } from './ca-bundle';
import { dockerfileText, runInstructions } from './dockerfile-text';
import { ImageLabels, imageLabels, titleLabel } from './labels';

/** What is to be known of a Python application to put it into an image. */
export interface PythonApplication extends ImageLabels {
  /** Lock file with exact versions and hashes, relative to the source folder. */
  readonly requirements: string;
  /** What of the source folder is needed at run time; a folder ends with `/`. */
  readonly sources: readonly string[];
  /** Command and arguments; it must end on SIGTERM by itself, since it runs as process 1. */
  readonly command: readonly string[];
  /** Port it listens on. */
  readonly port: number;
}

/**
 * The Dockerfile of a Python application: dependencies in a virtual environment of their own layer, sources compiled
 * beforehand because the root file system is read-only at run time.
 */
export function pythonDockerfile(app: PythonApplication): string {
  return dockerfileText('lib/images/dockerfile/python-dockerfile.ts', [
    `FROM ${app.baseImage} AS dependencies`,
    titleLabel(app),
    'ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_PROGRESS_BAR=off PIP_ROOT_USER_ACTION=ignore',
    'WORKDIR /app',
    'RUN python -m venv --without-pip /opt/venv',
    `COPY ${app.requirements} ./`,
    runWithCaBundle(
      ['PIP_CERT', 'SSL_CERT_FILE'],
      '/var/cache/pip',
      `pip --python /opt/venv/bin/python --cache-dir /var/cache/pip install --require-hashes --requirement ${app.requirements}`,
    ),

    'FROM dependencies AS build',
    ...app.sources.map((source) => `COPY ${source} ./${source.endsWith('/') ? source : ''}`),
    "# Readable whatever the permissions in the checkout; bytecode that is valid whatever the files' times.",
    'RUN chmod -R a+rX,go-w . && python -m compileall -q --invalidation-mode unchecked-hash .',

    `FROM ${app.baseImage}`,
    imageLabels(app),
    'ENV PATH=/opt/venv/bin:$PATH HOME=/tmp PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1',
    'WORKDIR /app',
    'COPY --from=dependencies /opt/venv /opt/venv',
    'COPY --from=build /app /app',
    ...runInstructions(app.port, app.command),
  ]);
}
