import ts from 'typescript';
import type { Finding, FrontendOverrides, NextSource, WritableFolder } from '../../../../application';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { calledName } from '../syntax/called-name';
import { descendants } from '../syntax/descendants';
import { literalText } from '../syntax/literal-text';
import { sourceEvidence } from '../syntax/source-evidence';
import { unwrap } from '../syntax/unwrap';

/** Where the application lies in the image. */
const HOME = '/app';
const WRITES =
  /^(writeFile|appendFile|mkdir|createWriteStream|writeFileSync|appendFileSync|mkdirSync|copyFile|rename)(Sync)?$/;

/** The folders that the server writes to: Next.js' cache, and those of the application's own code. */
export function writableFolders(
  project: NextProject,
  code: Code,
  next: Pick<NextSource, 'output' | 'outputDir'>,
  { writable }: FrontendOverrides,
  remarks: Remarks,
): Finding<WritableFolder>[] {
  const override = 'writable';
  if (next.output.value === 'export') return [];
  const cache = {
    value: { path: `${HOME}/${next.outputDir}/cache`, sizeLimit: '128Mi' },
    evidence: [],
    reason: 'Next.js keeps rendered pages and images there',
    override,
  };
  if (writable) {
    const wanted = writable.map((path) => ({
      value: { path, sizeLimit: '128Mi' },
      evidence: [],
      reason: 'todo.config.ts says so',
      override,
    }));
    return [cache, ...wanted.filter(({ value }) => value.path !== cache.value.path)];
  }
  const written = writesOf(project, code);
  for (const { value, evidence } of written) {
    remarks.notes.push({
      code: 'WRITES_FILES',
      text: `What is written to ${value.path} is lost when the pod ends, and other replicas do not see it.`,
      evidence,
    });
  }
  return [cache, ...written.map((finding) => ({ ...finding, override }))];
}

function writesOf(project: NextProject, { importersOf, sides, valueOf }: Code): Finding<WritableFolder>[] {
  const paths = new Set(
    importersOf(/^(node:)?fs(\/promises)?$/).flatMap(({ path }) => (sides.server.has(path) ? [path] : [])),
  );
  const found = new Map<string, Finding<WritableFolder>>();
  for (const node of [...paths].flatMap((path) => descendants(project.tree(path)))) {
    if (!ts.isCallExpression(node) || !WRITES.test(calledName(node) ?? '')) continue;
    const folder = node.arguments[0] && folderOf(node.arguments[0], valueOf);
    if (folder === undefined || found.has(folder)) continue;
    found.set(folder, { value: { path: folder, sizeLimit: '128Mi' }, evidence: [sourceEvidence(node)] });
  }
  return [...found.values()];
}

/** The first folder below the application's own of `path.join(process.cwd(), 'data', …)` or `'./data/…'`. */
function folderOf(argument: ts.Expression, valueOf: Code['valueOf']): string | undefined {
  const value = valueOf(unwrap(argument));
  if (!ts.isCallExpression(value) || !/^(join|resolve)$/.test(calledName(value) ?? '')) {
    const text = literalText(argument, valueOf);
    return text === undefined ? undefined : below(text);
  }
  const [first, second] = value.arguments;
  if (!first || !second) return undefined;
  const isHome = /^(process\.cwd\(\)|__dirname)$/.test(first.getText());
  if (!isHome) return folderOf(first, valueOf);
  const text = literalText(second, valueOf);
  return text === undefined ? undefined : below(text);
}

function below(path: string): string | undefined {
  const [first = ''] = path.replace(/^\.\//, '').split('/');
  // A file right in the application's folder, a path elsewhere, or none at all.
  return first === '' || first.includes('.') ? undefined : `${HOME}/${first}`;
}
