import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { KUBERNETES_VERSION } from '../../minikube';
import { distDir } from '../../support/paths';
import type { Subject } from './subject';

/** The command everything else is compared with. */
export const BASELINE = 'node -e 0';

/** As `cdk8s synth` is set up by default: ts-node that compiles with TypeScript itself. */
const PLAIN_TS_NODE = `node -e "require('ts-node').register({ swc: false }); require('./main.ts')"`;

/**
 * What `make synth` is held against.
 *
 * @param helm the helm binary.
 * @param scratch a folder for what the commands write.
 */
export function subjects(helm: string, scratch: string): Subject[] {
  const coldCache = join(scratch, 'cache');
  const chart = join(distDir, 'charts', 'todo-backend');
  return [
    { name: BASELINE, command: ['node', '-e', '0'] },
    {
      name: 'helm template todo-backend',
      command: [helm, 'template', 'todo-backend', chart, `--kube-version=${KUBERNETES_VERSION}`],
    },
    { name: 'make synth, unchanged', command: ['make', '--silent', 'synth'] },
    {
      name: 'make synth, all charts compiled',
      command: ['make', '--silent', 'synth'],
      env: { TODO_CACHE_DIR: coldCache },
      before: () => rmSync(coldCache, { recursive: true, force: true }),
    },
    {
      name: 'cdk8s synth with plain ts-node',
      command: [
        join('node_modules', '.bin', 'cdk8s'),
        'synth',
        `--app=${PLAIN_TS_NODE}`,
        `--output=${join(scratch, 'manifests')}`,
        '--check-upgrade=false',
      ],
    },
  ];
}
