import type { Evidence, PrismaSource } from '../../../../application';
import type { NextProject } from '../project/next-project';

/** The lines of prisma's schema, trimmed, with where they stand. */
export function schemaLines(
  { files, text }: NextProject,
  { schema }: PrismaSource,
): (Evidence & { readonly text: string })[] {
  return files
    .filter((file) => file.startsWith(schema) && file.endsWith('.prisma'))
    .flatMap((file) =>
      (text(file) ?? '').split('\n').map((line, index) => ({ file, line: index + 1, text: line.trim() })),
    );
}
