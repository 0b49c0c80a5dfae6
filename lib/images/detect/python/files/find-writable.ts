import type { Finding, Note, Problem, WritableFolder } from '../../../../application';
import type { PythonProgram } from '../program/python-program';
import type { StartCode } from '../program/start-code';
import { evidenceOf } from '../syntax/evidence';
import { SOURCE } from './image-path';
import { writtenFolders, type Writing } from './written-folders';

const SIZE_LIMIT = '256Mi';
/** Folders whose loss nobody regrets. */
const PASSING = /\/\.?(logs?|tmp|temp|cache\w*|\w+_cache)(\/|$)/i;
/** What may lie in a folder without being hidden to anybody's harm when an empty one takes its place. */
const PLACEHOLDER = /(^|\/)(\.gitkeep|\.gitignore|\.keep|README\.md|[^/]+\.log)$/;

export interface WritableFound {
  readonly writable: readonly Finding<WritableFolder>[];
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/**
 * Folders that must be writable, each an empty one at every start; and writing to a folder that holds a part of the
 * source, which an empty one would hide.
 *
 * @param wanted folders that the user adds
 */
export function findWritable(
  program: PythonProgram,
  start: StartCode,
  wanted: readonly string[] = [],
): WritableFound {
  const folders = new Map<string, Writing>();
  for (const each of writtenFolders(program)) if (!folders.has(each.folder)) folders.set(each.folder, each);
  const all = [...folders.values()];
  const own = all.filter((each) => holdsSource(program, each.folder));
  const free = all.filter(
    (each) => !own.includes(each) && !all.some((other) => isBelow(each.folder, other.folder)),
  );
  const [failing, survived] = [own.filter(isUnguarded), own.filter((each) => !isUnguarded(each))];
  return {
    writable: [...free.map(finding), ...wanted.map(chosen)],
    notes: [
      ...free.filter(({ folder }) => !PASSING.test(folder)).map(notKept),
      ...survived.map((each) => ({
        code: 'CANNOT_WRITE',
        text: `It cannot write to ${each.folder}, and goes on without.`,
        evidence: [evidenceOf(each.node)],
      })),
    ],
    problems: failing.slice(0, 1).map((each) => writesToSource(each, start)),
  };
}

function isBelow(folder: string, other: string): boolean {
  return folder.startsWith(`${other}/`);
}

function holdsSource({ project }: PythonProgram, folder: string): boolean {
  if (folder === SOURCE) return true;
  const within = folder.startsWith(`${SOURCE}/`) ? `${folder.slice(SOURCE.length + 1)}/` : undefined;
  return (
    within !== undefined && project.files.some((file) => file.startsWith(within) && !PLACEHOLDER.test(file))
  );
}

/** Not within a `try` whose handler goes on. */
function isUnguarded({ node }: Writing): boolean {
  const block = node.around('TryStatement');
  const handler = block?.text.slice(block.text.search(/^\s*except\b/m)) ?? '';
  return !/^\s*except\b/.test(handler) || /\braise\b/.test(handler);
}

function finding({ folder, node }: Writing): Finding<WritableFolder> {
  return {
    value: { path: folder, sizeLimit: SIZE_LIMIT },
    evidence: [evidenceOf(node)],
    override: 'writable',
  };
}

function chosen(path: string): Finding<WritableFolder> {
  const evidence = [{ file: 'todo.config.ts', text: `writable: '${path}'` }];
  return { value: { path, sizeLimit: SIZE_LIMIT }, evidence, override: 'writable' };
}

function notKept({ folder, node }: Writing): Note {
  const text = `What it writes to ${folder} is each replica's own and is lost when that ends.`;
  return { code: 'FILES_NOT_KEPT', text, evidence: [evidenceOf(node)] };
}

function writesToSource({ folder, node }: Writing, start: StartCode): Problem {
  const evidence = evidenceOf(node);
  const when = start.has(node) ? 'at its start' : 'while it serves';
  return {
    code: 'WRITES_TO_SOURCE',
    found: `it writes to ${folder} ${when}, where its own source lies`,
    needed:
      'files in a folder of their own, or in the database: the image is read-only, and replicas do not share files',
    mend: "write elsewhere, e.g. below /tmp; or accept that this fails: accept: ['WRITES_TO_SOURCE'] in todo.config.ts",
    evidence: [evidence],
  };
}
