import ts from 'typescript';
import type { DrizzleSource, Finding } from '../../../../application';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import { descendants } from '../syntax/descendants';
import { literalText } from '../syntax/literal-text';

const FILES = ['drizzle.config.ts', 'drizzle.config.js', 'drizzle.config.mjs', 'drizzle.config.mts'];

/** Drizzle's settings and its folder of migrations, where the application uses it. */
export function drizzle(
  project: NextProject,
  { valueOf, importersOf }: Code,
): Finding<DrizzleSource> | undefined {
  const configFile = FILES.find(project.has);
  if (configFile === undefined || importersOf(/^drizzle-orm(\/|$)/).length === 0) return undefined;
  const out = descendants(project.tree(configFile))
    .filter(ts.isPropertyAssignment)
    .find(({ name }) => name.getText() === 'out');
  const written = (out && literalText(out.initializer, valueOf)) ?? 'drizzle';
  const migrations = written.replace(/^\.\//, '').replace(/\/$/, '');
  const generated = project.files.find((file) => file.startsWith(`${migrations}/`) && file.endsWith('.sql'));
  return {
    value: { configFile, ...(generated && { migrations }) },
    evidence: [{ file: configFile }, ...(generated ? [{ file: generated }] : [])],
  };
}
