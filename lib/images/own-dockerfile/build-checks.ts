import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ignore from 'ignore';
import { baseNames } from '../base-names';
import { ownIgnoreFile } from '../dockerfile/ignore-file';
import { ownBases } from './own-bases';
import { OwnDockerfile, OwnInstruction, OwnStage } from './read-own-dockerfile';
import { Check, Remark } from './remark';

const BUILDS = /\b(next build|(npm|pnpm|yarn|bun)( run)? build)\b/;
const WITHOUT_DEV =
  /\b(npm (ci|i|install)\b[^&;|]*(--omit[= ]dev|--production|--only[= ]prod)|(pnpm|yarn) install\b[^&;|]*(--prod|--production))/;

/** What keeps a build from ending. */
export const buildChecks: readonly Check[] = [copiesWhatIsThere, installsWhatBuilds, startsFromKnownImages];

/** COPY stops at a file that the build does not get: it is not there, or no image may hold it. */
function copiesWhatIsThere(
  { stages }: OwnDockerfile,
  { sourceDir }: { readonly sourceDir: string },
): Remark[] {
  const never = ignore().add(ownIgnoreFile());
  const missing = (path: string): boolean =>
    !existsSync(join(sourceDir, path)) || (path !== '' && never.ignores(path));
  const copies = instructions(stages, 'COPY', 'ADD').filter(({ flags }) => !('from' in flags));
  return copies.flatMap(({ keyword, words, line }) =>
    words
      .slice(0, -1)
      .filter((word) => /^[\w./@-]+$/.test(word) && missing(pathOf(word)))
      .map((word) => ({
        code: 'COPIES_NOTHING',
        text: `Dockerfile:${line}: ${keyword} of ${word}, which the folder does not have or no image may hold`,
        fatal: true,
      })),
  );
}

/** `./src/` → `src`; the folder itself is ''. */
function pathOf(word: string): string {
  return word
    .replace(/^(\.?\/)+/, '')
    .replace(/\/$/, '')
    .replace(/^\.$/, '');
}

/** A build needs the packages that only development needs: they must not be left out before it, in its own stages. */
function installsWhatBuilds({ stages }: OwnDockerfile): Remark[] {
  return stages.flatMap((stage) => {
    const runs = lineage(stages, stage).filter(({ keyword }) => keyword === 'RUN');
    const build = runs.findIndex(({ words }) => BUILDS.test(words.join(' ')));
    const before = build < 0 ? [] : runs.slice(0, build + 1);
    const [bad] = before.filter(({ words }) => WITHOUT_DEV.test(words.join(' ').split(BUILDS)[0] ?? ''));
    if (!bad || before.some(({ words }) => installsAll(words.join(' ')))) return [];
    return [
      {
        code: 'DEV_PACKAGES_MISSING',
        text: `Dockerfile:${bad.line}: leaves out devDependencies, which the build then needs`,
        fatal: true,
      },
    ];
  });
}

function installsAll(command: string): boolean {
  return /\b(npm (ci|i|install)|(pnpm|yarn|bun) install)\b/.test(
    command.replaceAll(new RegExp(WITHOUT_DEV, 'g'), ''),
  );
}

function startsFromKnownImages(file: OwnDockerfile): Remark[] {
  const known: string[] = [...Object.values(baseNames.python), ...Object.values(baseNames.node)];
  return ownBases(file)
    .filter((base) => !known.includes(base))
    .map((base) => ({
      code: 'BASE_FROM_REGISTRY',
      text: `starts from ${base}, which only an image registry has`,
      fatal: false,
    }));
}

function instructions(stages: readonly OwnStage[], ...keywords: string[]): OwnInstruction[] {
  return stages.flatMap((stage) => stage.instructions.filter(({ keyword }) => keywords.includes(keyword)));
}

/** The instructions of a stage and of those that it starts from, in the order in which they run. */
function lineage(stages: readonly OwnStage[], stage: OwnStage): OwnInstruction[] {
  const earlier = stages.slice(0, stages.indexOf(stage)).find(({ name }) => name === stage.base);
  return [...(earlier ? lineage(stages, earlier) : []), ...stage.instructions];
}
