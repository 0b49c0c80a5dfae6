import type { NextProject } from './next-project';
import type { Remarks } from '../remarks';

/** Notices what lies in the folder, or is started by its scripts, and does not reach the image. */
export function leftAside({ manifest, has, text }: NextProject, { notes }: Remarks): void {
  const start = manifest.scripts.start ?? '';
  const server = /\b(?:node|tsx|ts-node)\s+(?:\S+=\S+\s+)?(?!\.next)(\S+\.[cm]?[jt]s)/.exec(start)?.[1];
  if (server !== undefined && has(server.replace(/^\.\//, ''))) {
    notes.push({
      code: 'CUSTOM_SERVER',
      text: `The script \`start\` runs ${server}; here Next.js' own server is started instead.`,
      evidence: [manifest.at('scripts', 'start')],
    });
  }
  const isIgnored = ['.gitignore', '../.gitignore'].some((file) => text(file)?.includes('.next'));
  if (isIgnored || text('.next/BUILD_ID') === undefined) return;
  notes.push({
    code: 'COMMITTED_BUILD',
    text: 'The folder .next holds a build of another machine; it is not used.',
    evidence: [{ file: '.next/BUILD_ID' }],
  });
}
