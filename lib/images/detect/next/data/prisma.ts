import type { Finding } from '../../../../application';
import type { NextProject } from '../project/next-project';

/** Prisma's schema, where the project depends on Prisma. */
export function prisma({ manifest, files, has }: NextProject): Finding | undefined {
  if (manifest.packages['@prisma/client'] === undefined && manifest.packages.prisma === undefined)
    return undefined;
  const file =
    ['prisma/schema.prisma', 'schema.prisma'].find(has) ?? files.find((path) => path.endsWith('.prisma'));
  return file === undefined ? undefined : { value: file, evidence: [{ file }] };
}
