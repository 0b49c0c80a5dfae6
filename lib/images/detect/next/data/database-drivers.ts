import type { Evidence, Finding, PrismaSource } from '../../../../application';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { sourceEvidence } from '../syntax/source-evidence';
import { forcedTls } from './forced-tls';
import { schemaLines } from './schema-lines';

/** A library that talks to a database, where it is imported or named. */
interface Driver {
  readonly name: string;
  readonly file: string;
  readonly evidence: Evidence;
}

const NEON =
  /^(@neondatabase\/serverless|@vercel\/postgres|drizzle-orm\/(neon-http|neon-serverless|vercel-postgres)|@prisma\/adapter-neon|kysely-neon)$/;
const PLAIN = /^(pg|postgres|drizzle-orm\/(node-postgres|postgres-js)|@prisma\/adapter-pg)$/;
const SQLITE = /^(better-sqlite3|node:sqlite|sqlite3|bun:sqlite|drizzle-orm\/better-sqlite3|prisma sqlite)$/;
const OTHERS =
  /^(mysql2(\/promise)?|mongodb|mongoose|@libsql\/client|prisma (mysql|mongodb|sqlserver|cockroachdb))$/;

/** The libraries that talk to a database; those that cannot talk to a plain Postgres are problems. */
export function databaseDrivers(
  project: NextProject,
  code: Code,
  prisma: PrismaSource | undefined,
  remarks: Remarks,
): Finding | undefined {
  const drivers = [...importedDrivers(code), ...(prisma ? prismaDriver(project, prisma) : [])];
  const [neon, plain, sqlite, other] = [NEON, PLAIN, SQLITE, OTHERS].map((pattern) =>
    drivers.find(({ name }) => pattern.test(name)),
  );
  if (neon) remarkNeon(neon, plain, remarks);
  if (sqlite && !plain && !neon) {
    remarks.problems.push({
      code: 'SQLITE',
      found: `${sqlite.name} keeps the data in a file, which two replicas would not share`,
      needed: 'data in Postgres',
      mend: "use Postgres, or accept one replica that forgets: `accept: ['SQLITE']` in todo.config.ts",
      evidence: [sqlite.evidence],
    });
  }
  if (other?.name.startsWith('prisma')) {
    remarks.problems.push({
      code: 'OTHER_DATABASE',
      found: `${other.name} needs another database than Postgres`,
      needed: 'a database of that kind, outside the cluster',
      mend: "write its address into .env, and accept: ['OTHER_DATABASE'] and migration: 'none' into todo.config.ts",
      evidence: [other.evidence],
    });
  } else if (other) {
    remarks.notes.push({
      code: 'OTHER_DATABASE',
      text: `${other.name} needs a database of its own, which is not part of the deployment.`,
      evidence: [other.evidence],
    });
  }
  forcedTls(
    project,
    drivers.filter(({ name, file }) => PLAIN.test(name) && code.sides.server.has(file)),
    remarks,
  );
  const first = drivers.filter(
    ({ name }, index) => drivers.findIndex((each) => each.name === name) === index,
  );
  if (first.length === 0) return undefined;
  return { value: first.map(({ name }) => name).join(', '), evidence: first.map(({ evidence }) => evidence) };
}

function importedDrivers({ importersOf, sides }: Code): Driver[] {
  return [NEON, PLAIN, SQLITE, OTHERS]
    .flatMap((pattern) => importersOf(pattern))
    .filter(({ path }) => sides.server.has(path))
    .map(({ path, edge }) => ({ name: edge.specifier, file: path, evidence: sourceEvidence(edge.node) }));
}

/** `provider = "postgresql"` of the data source. */
function prismaDriver(project: NextProject, prisma: PrismaSource): Driver[] {
  const lines = schemaLines(project, prisma);
  const source = lines.findIndex(({ text }) => /^datasource\b/.test(text));
  const evidence =
    source < 0 ? undefined : lines.slice(source).find(({ text }) => /^provider\s*=/.test(text));
  const provider = /"(\w+)"/.exec(evidence?.text ?? '')?.[1];
  return evidence && provider ? [{ name: `prisma ${provider}`, file: evidence.file, evidence }] : [];
}

function remarkNeon(
  { name, evidence }: Driver,
  plain: Driver | undefined,
  { notes, problems }: Remarks,
): void {
  const text = `${name} speaks to Neon's proxy, over websocket or HTTP`;
  if (plain) {
    const instead = `${text}; where the code uses ${plain.name} instead, a plain Postgres will do.`;
    notes.push({ code: 'NEON_ONLY', text: instead, evidence: [evidence] });
    return;
  }
  problems.push({
    code: 'NEON_ONLY',
    found: `${text}: it cannot talk to a plain Postgres`,
    needed: 'a database at Neon, outside the cluster',
    mend: "write Neon's address into .env as DATABASE_URL, and `accept: ['NEON_ONLY']` into todo.config.ts",
    evidence: [evidence],
  });
}
