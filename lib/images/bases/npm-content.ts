import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../support/run';
import { UserError } from '../../support/user-error';
import { NpmContent } from './stand-in';

/**
 * Downloads a package with the machine's npm and unpacks what is wanted of it under `root`.
 *
 * @throws UserError NO_STAND_IN on a processor that no package is known for.
 * @throws Error when the package is not the one the recipe names.
 */
export async function unpackNpmContent(content: NpmContent, root: string): Promise<void> {
  const wanted = content.packages[process.arch];
  if (!wanted) {
    throw new UserError({
      code: 'NO_STAND_IN',
      found: `no image registry answers, and there is no stand-in for the processor ${process.arch}`,
      needed: `an image registry, or a processor of: ${Object.keys(content.packages).join(', ')}`,
      mend: 'connect to an image registry (docker.io or a mirror of it) and repeat the command',
    });
  }
  const download = mkdtempSync(join(tmpdir(), 'todo-npm-'));
  try {
    const spec = `${wanted.name}@${wanted.version}`;
    const { stdout } = await run('npm', ['pack', spec, '--json', `--pack-destination=${download}`]);
    const [packed] = JSON.parse(stdout) as { filename: string; integrity: string }[];
    if (packed?.integrity !== wanted.integrity) {
      throw new Error(
        `npm package ${spec}: expected ${wanted.integrity}, received ${packed?.integrity ?? 'nothing'}`,
      );
    }
    const target = join(root, content.into);
    mkdirSync(target, { recursive: true });
    const members = (content.members ?? []).map((member) => `package/${member}`);
    const archive = join(download, packed.filename);
    await run('tar', ['-xzf', archive, '--no-same-owner', '--strip-components=1', '-C', target, ...members]);
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}
