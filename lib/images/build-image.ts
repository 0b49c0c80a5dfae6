import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../support/run';
import { UserError } from '../support/user-error';
import { caBundleFile } from './ca-bundle-file';
import { contentReference } from './content-reference';
import { explainBuild } from './failure/explain-build';
import { failedStep } from './failure/failed-step';
import { toolOutput } from './failure/tool-output';
import { buildStep } from './engine/build-progress';
import { ImageEngine } from './engine/image-engine';
import { ImageFolders } from './image-folders';
import { ImagePart } from './part';
import { writeDockerfile } from './write-dockerfile';

/** Lines of a failed build's output that its error shows. */
const SHOWN_LINES = 15;

/** How many of its last lines may name its cause: earlier ones are warnings of steps that came to an end. */
const EXPLAINING_LINES = 80;

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
 * @throws UserError SOURCE_CHANGED, what is known to make builds fail (see `explainBuild`), else BUILD_FAILED with the last
 * lines of the build's output.
 */
export async function buildImage(props: BuildImageProps): Promise<void> {
  const { part, references, engine, folders, onStep } = props;
  const logFile = join(folders.logs, `${part.name}.log`);
  const lines: string[] = [];
  rmSync(logFile, { force: true });
  try {
    await engine.build({
      ...writeDockerfile(part, folders.docker),
      context: part.sourceDir,
      references,
      buildArguments: part.buildArguments,
      caBundle: caBundleFile(),
      logFile,
      onLine: (line) => {
        lines.push(line);
        const step = buildStep(line);
        if (step) onStep(step);
      },
    });
  } catch (error) {
    throw error instanceof CommandError ? buildFailed(part, error, lines, logFile) : error;
  }
  if (contentReference(part) !== references[0]) throw sourceChanged(part);
}

function buildFailed(
  part: ImagePart,
  cause: CommandError,
  lines: readonly string[],
  logFile: string,
): UserError {
  const output = toolOutput(failedStep(lines));
  const explained = explainBuild(part, output.slice(-EXPLAINING_LINES).join('\n'));
  if (explained)
    return new UserError({ ...explained, mend: `${explained.mend} (the build's output: ${logFile})`, cause });
  return new UserError({
    code: 'BUILD_FAILED',
    found: `the ${part.name}'s image could not be built from ${part.sourceDir}; the build's last lines:\n    ${output.slice(-SHOWN_LINES).join('\n    ')}`,
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
