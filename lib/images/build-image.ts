import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { during, Reporter } from '../support/reporter';
import { CommandError } from '../support/run';
import { UserError } from '../support/user-error';
import { ensureBaseImage } from './bases/ensure-base-image';
import { caBundleFile } from './ca-bundle-file';
import { contentReference } from './content-reference';
import { buildStep } from './engine/build-progress';
import { ImageEngine } from './engine/image-engine';
import { ImageFolders } from './image-folders';
import { ImagePart } from './part';
import { writeDockerfile } from './write-dockerfile';

export interface BuildImageProps {
  readonly part: ImagePart;
  /** Names the image gets; the first is the part's content reference. */
  readonly references: readonly [string, ...string[]];
  readonly engine: ImageEngine;
  readonly folders: ImageFolders;
  readonly reporter: Reporter;
}

/**
 * Builds a part's image in the engine's storage, with the base images it needs.
 *
 * @throws UserError BUILD_FAILED with the last lines of the build's output, SOURCE_CHANGED.
 */
export async function buildImage(props: BuildImageProps): Promise<void> {
  const { part, references, engine, folders, reporter } = props;
  for (const base of part.bases) await ensureBaseImage(base, { engine, folders, reporter });

  const logFile = join(folders.logs, `${part.name}.log`);
  rmSync(logFile, { force: true });
  const files = writeDockerfile(part, folders.docker);
  await during(reporter, `building ${references[0]} with ${engine.name}`, async (step) => {
    await engine
      .build({
        ...files,
        context: part.sourceDir,
        references,
        caBundle: caBundleFile(),
        logFile,
        onLine: (line) => {
          const announced = buildStep(line);
          if (announced) step.update(announced);
        },
      })
      .catch((error: unknown) => {
        throw error instanceof CommandError ? buildFailed(part, error, logFile) : error;
      });
    if (contentReference(part) !== references[0]) throw sourceChanged(part);
  });
}

function buildFailed(part: ImagePart, error: CommandError, logFile: string): UserError {
  const output = `${error.result.stdout}\n${error.result.stderr}`.trim().split('\n').slice(-15);
  return new UserError({
    code: 'BUILD_FAILED',
    found: `the ${part.name}'s image could not be built from ${part.sourceDir}; last lines of the build:\n    ${output.join('\n    ')}`,
    needed: `a source folder that builds by ${join('dist', 'docker', `${part.name}.Dockerfile`)}`,
    mend: `less ${logFile}, then correct the source and run make deploy again`,
    cause: error,
  });
}

function sourceChanged(part: ImagePart): UserError {
  return new UserError({
    code: 'SOURCE_CHANGED',
    found: `files of ${part.sourceDir} changed while the ${part.name}'s image was built`,
    needed: 'source that stays as it is during the build, so that the tag tells what is in the image',
    mend: 'make deploy',
  });
}
