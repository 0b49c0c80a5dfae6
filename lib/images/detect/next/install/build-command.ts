import type { Finding, PrismaSource } from '../../../../application';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { INSTALL_SCRIPTS } from './install-scripts';

/** Steps that ask a database, which no build has. They run as the migration instead, before the rollout. */
const DATABASE_STEP =
  /\b(prisma\s+(migrate\s+deploy|db\s+(push|seed))|drizzle-kit\s+(push|migrate)|(better-auth|auth(@\S+)?|@better-auth\/cli(@\S+)?)\s+migrate)\b|\b(run\s+)?(db:(migrate|push|seed)|migrate)\b/;

/**
 * Makes Prisma's client. Prisma 6 does so while it is installed, unless pnpm keeps its script from running, and Prisma 7
 * never; to make it twice does no harm.
 */
const GENERATE = 'prisma generate';

/**
 * What builds the application: its script `build`, or Next.js itself where there is none.
 *
 * @param prisma where Prisma's schema is, where it is used.
 */
export function buildCommand(
  { manifest }: NextProject,
  manager: string,
  prisma: Finding<PrismaSource> | undefined,
  remarks: Remarks,
): Finding<readonly string[]> {
  const script = manifest.scripts.build;
  const program = manager === 'yarn-berry' ? 'yarn' : manager;
  // Only yarn's newer versions do not run what comes before and after a script.
  const around = manager === 'yarn-berry' ? ['build'] : ['prebuild', 'build', 'postbuild'];
  const names = around.filter((name) => manifest.scripts[name] !== undefined);
  const generating = prisma && lacksClient(manifest, [...INSTALL_SCRIPTS, ...names]) ? [GENERATE] : [];
  const client = generating.map((step) => `no script runs \`${step}\``);
  if (script === undefined) {
    const next = ['node_modules/.bin/next', 'build'];
    return {
      value: generating.length > 0 ? inShell([...generating, next.join(' ')]) : next,
      evidence: [{ file: 'package.json' }],
      reason: ['there is no script `build`', ...client].join(', '),
    };
  }
  const evidence = names.map((name) => manifest.at('scripts', name));
  const steps = names.flatMap((name) => manifest.scripts[name]?.split('&&') ?? []).map((step) => step.trim());
  const kept = steps.filter((step) => !DATABASE_STEP.test(step));
  if (kept.length === steps.length || kept.length === 0) {
    const command = [program, 'run', 'build'];
    if (generating.length === 0) return { value: command, evidence };
    return { value: inShell([...generating, command.join(' ')]), evidence, reason: client.join(', ') };
  }
  const left = steps.filter((step) => !kept.includes(step)).join(' && ');
  remarks.notes.push({
    code: 'DATABASE_AT_BUILD',
    text: `The script \`build\` asks a database, which there is none of while building: \`${left}\` is left out.`,
    evidence,
  });
  return {
    value: inShell([...generating, ...kept]),
    evidence,
    reason: [`without \`${left}\``, ...client].join(', '),
  };
}

/** Whether no script that runs makes Prisma's client, though its program is there. */
function lacksClient({ packages, scripts }: NextProject['manifest'], running: readonly string[]): boolean {
  return packages.prisma !== undefined && !running.some((name) => scripts[name]?.includes(GENERATE));
}

function inShell(steps: readonly string[]): string[] {
  return ['sh', '-c', ['PATH="$PWD/node_modules/.bin:$PATH"', ...steps].join(' && ')];
}
