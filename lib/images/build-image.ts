import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../support/run';
import { UserError } from '../support/user-error';
import { caBundleFile } from './ca-bundle-file';
import { contentReference } from './content-reference';
import { buildStep } from './engine/build-progress';
import { ImageEngine } from './engine/image-engine';
import { ImageFolders } from './image-folders';
import { ImagePart } from './part';
import { writeDockerfile } from './write-dockerfile';

/** Lines of a failed build's output that its error shows. */
const SHOWN_LINES = 15;

export interface BuildImageProps {
  readonly part: ImagePart;
  /** Names the image gets; the first is the part's content reference. */
  readonly references: readonly [string, ...string[]];
  readonly engine: ImageEngine;
  readonly folders: ImageFolders;
  /** Called with each step of the build that takes time. */
  readonly onStep: (step: string) => void;
}

/**
 * Builds a part's image in the engine's storage, which must have its base images.
 *
 * @throws UserError BUILD_FAILED with the last lines of the build's output, SOURCE_CHANGED.
 */
export async function buildImage(props: BuildImageProps): Promise<void> {
  const { part, references, engine, folders, onStep } = props;
  const logFile = join(folders.logs, `${part.name}.log`);
  const lastLines: string[] = [];
  rmSync(logFile, { force: true });
  try {
    await engine.build({
      ...writeDockerfile(part, folders.docker),
      context: part.sourceDir,
      references,
      caBundle: caBundleFile(),
      logFile,
      onLine: (line) => {
        lastLines.push(line);
        if (lastLines.length > SHOWN_LINES) lastLines.shift();
        const step = buildStep(line);
        if (step) onStep(step);
      },
    });
  } catch (error) {
    throw error instanceof CommandError ? buildFailed(part, error, lastLines, logFile) : error;
  }
  if (contentReference(part) !== references[0]) throw sourceChanged(part);
}

function buildFailed(
  part: ImagePart,
  cause: CommandError,
  lastLines: readonly string[],
  logFile: string,
): UserError {
  return new UserError({
    code: 'BUILD_FAILED',
    found: `the ${part.name}'s image could not be built from ${part.sourceDir}; the build's last lines:\n    ${lastLines.join('\n    ')}`,
    needed: `a source folder that builds with dist/docker/${part.name}.Dockerfile`,
    mend: `read ${logFile}, correct the source, then run make deploy again`,
    cause,
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
