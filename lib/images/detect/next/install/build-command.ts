import type { Finding } from '../../../../application';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';

/** Steps that ask a database, which no build has. They run as the migration instead, before the rollout. */
const DATABASE_STEP =
  /\b(prisma\s+(migrate\s+deploy|db\s+(push|seed))|drizzle-kit\s+(push|migrate)|(better-auth|auth(@\S+)?|@better-auth\/cli(@\S+)?)\s+migrate)\b|\b(run\s+)?(db:(migrate|push|seed)|migrate)\b/;

/** What builds the application: its script `build`, or Next.js itself where there is none. */
export function buildCommand(
  { manifest }: NextProject,
  manager: string,
  remarks: Remarks,
): Finding<readonly string[]> {
  const script = manifest.scripts.build;
  const program = manager === 'yarn-berry' ? 'yarn' : manager;
  if (script === undefined) {
    return {
      value: ['node_modules/.bin/next', 'build'],
      evidence: [{ file: 'package.json' }],
      reason: 'there is no script `build`',
    };
  }
  // Only yarn's newer versions do not run what comes before and after a script.
  const around = manager === 'yarn-berry' ? ['build'] : ['prebuild', 'build', 'postbuild'];
  const names = around.filter((name) => manifest.scripts[name] !== undefined);
  const evidence = names.map((name) => manifest.at('scripts', name));
  const steps = names.flatMap((name) => manifest.scripts[name]?.split('&&') ?? []).map((step) => step.trim());
  const kept = steps.filter((step) => !DATABASE_STEP.test(step));
  if (kept.length === steps.length || kept.length === 0)
    return { value: [program, 'run', 'build'], evidence };
  const left = steps.filter((step) => !kept.includes(step)).join(' && ');
  remarks.notes.push({
    code: 'DATABASE_AT_BUILD',
    text: `The script \`build\` asks a database, which there is none of while building: \`${left}\` is left out.`,
    evidence,
  });
  return {
    value: ['sh', '-c', `PATH="$PWD/node_modules/.bin:$PATH" && ${kept.join(' && ')}`],
    evidence,
    reason: `without \`${left}\``,
  };
}
