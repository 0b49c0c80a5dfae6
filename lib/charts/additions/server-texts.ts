import type { ServerFacts } from '../server/server-facts';

/** What a README says of the Job that migrates; nothing where there is none. */
export function migrationText({ migration }: ServerFacts): string {
  if (!migration) return '';
  return ` A Job, run by Helm before each installation and
  upgrade, brings its tables to this version; when it fails nothing else is changed, and \`kubectl logs job/<release>-migrate\` says why.`;
}

/** What a README says of how many replicas there may be; nothing where there may be any number. */
export function replicaText({ startsAlone, maxReplicas }: ServerFacts): string {
  if (maxReplicas !== undefined)
    return `It bears ${maxReplicas} at most at the same time: it keeps what replicas would not share.\n\n`;
  if (startsAlone)
    return `Each replica makes the tables that are missing: install it with \`--set replicas=1\` first, and upgrade then.\n\n`;
  return '';
}
