import { posix } from 'node:path';
import type { Finding, PrismaSource } from '../../../../application';
import type { NextProject } from '../project/next-project';

const CONFIG_FILES = ['prisma.config.ts', 'prisma.config.js', 'prisma.config.mjs', 'prisma.config.mts'];
const MIGRATION = /^.+\/[^/]+\/migration\.sql$/;

/** Prisma's schema and migrations, where the project depends on Prisma. */
export function prisma({ manifest, files, has, text }: NextProject): Finding<PrismaSource> | undefined {
  if (manifest.packages['@prisma/client'] === undefined && manifest.packages.prisma === undefined)
    return undefined;
  const schemas = files.filter((path) => path.endsWith('.prisma'));
  const file =
    ['prisma/schema.prisma', 'schema.prisma'].find(has) ??
    schemas.find((path) => /^datasource\b/m.test(text(path) ?? '')) ??
    schemas[0];
  if (file === undefined) return undefined;
  const configFile = CONFIG_FILES.find(has);
  // One file is the whole schema unless settings say another thing.
  const folder = `${posix.dirname(file)}/`;
  const isTold = configFile !== undefined || /"prisma"\s*:\s*\{/.test(text('package.json') ?? '');
  const isFolder = isTold && schemas.filter((path) => path.startsWith(folder)).length > 1;
  const migration = files.find((path) => MIGRATION.test(path));
  return {
    value: {
      schema: isFolder ? folder : file,
      ...(configFile !== undefined && { configFile }),
      ...(migration !== undefined && { migrations: posix.dirname(posix.dirname(migration)) }),
    },
    evidence: [{ file }, ...(migration ? [{ file: migration }] : [])],
  };
}
