import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PartName } from '../../application';
import { type FoundApplication, applicationsBelow } from './applications-below';

/** Why a folder is not the one to read. */
export interface FolderRefusal {
  readonly code: 'NO_SOURCE' | 'NO_APPLICATION' | 'WRONG_FOLDER' | 'SEVERAL_APPLICATIONS';
  /** What is wrong with it, to be read after its name. */
  readonly found: string;
  /** Folders that may be meant, absolute. */
  readonly choices: readonly string[];
}

/** How deep below a folder an application is looked for, and how deep below the folder above it. */
const DEPTH = { below: 5, beside: 4 };
/** More applications than a repository has: those beside a folder are then strangers. */
const MOST_BESIDE = 4;
/** Most names that are listed. */
const LISTED = 8;

/** What the simplest application of a part has. */
const SIGNS: Readonly<Record<PartName, RegExp>> = {
  backend: /\.py$|^requirements.*\.txt$|^pyproject\.toml$|^Pipfile$/,
  frontend: /^package\.json$/,
};

/**
 * Whether a folder holds an application of a part's language itself. Which framework it is, and whether it can be
 * deployed, is for the part's detection.
 *
 * @param folder absolute path.
 * @returns undefined where it does.
 */
export function folderRefusal(part: PartName, folder: string): FolderRefusal | undefined {
  const nothing = withoutFiles(folder);
  if (nothing) return { ...nothing, choices: beside(part, folder) };
  const applications = applicationsBelow(folder, DEPTH.below);
  const here = applications.filter((application) => application.folder === '.');
  const wanted = applications.filter((application) => application.part === part);
  if (here.some((application) => application.part === part)) return undefined;
  const choices = wanted.map((application) => join(folder, application.folder));
  const [only, ...others] = wanted;
  if (only && others.length > 0)
    return {
      code: 'SEVERAL_APPLICATIONS',
      found: `holds ${wanted.length} applications: ${listed(wanted.map(described))}`,
      choices,
    };
  if (only)
    return {
      code: 'WRONG_FOLDER',
      found: `lies above the application, which is in ${described(only)}`,
      choices,
    };
  if (here[0])
    return {
      code: 'WRONG_FOLDER',
      found: `holds the ${here[0].part} ${described(here[0])}`,
      choices: beside(part, folder),
    };
  const names = readdirSync(folder).filter(isShown).sort();
  if (names.some((name) => SIGNS[part].test(name))) return undefined;
  return { code: 'NO_APPLICATION', found: `has none: ${listed(names)}`, choices: [] };
}

function withoutFiles(folder: string): Omit<FolderRefusal, 'choices'> | undefined {
  if (!existsSync(folder)) return { code: 'NO_SOURCE', found: 'does not exist' };
  if (!statSync(folder).isDirectory()) return { code: 'NO_SOURCE', found: 'is a file' };
  return readdirSync(folder).some(isShown) ? undefined : { code: 'NO_APPLICATION', found: 'is empty' };
}

/** The right folder is often beside a wrong one: the other part's, or a name that is not quite its own. */
function beside(part: PartName, folder: string): string[] {
  const above = dirname(folder);
  if (!existsSync(above) || dirname(above) === above) return [];
  const found = applicationsBelow(above, DEPTH.beside).filter((application) => application.part === part);
  return found.length > MOST_BESIDE ? [] : found.map((application) => join(above, application.folder));
}

function described({ folder, evidence: { file, line } }: FoundApplication): string {
  return `${folder === '.' ? '' : `${folder}/ `}(${file}:${line})`;
}

function isShown(name: string): boolean {
  return !name.startsWith('.');
}

function listed(words: readonly string[]): string {
  const more = words.length - LISTED;
  return [...words.slice(0, LISTED), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
