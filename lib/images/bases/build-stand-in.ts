import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureDebianPackages } from '../../support/debian-packages';
import { makeDebianRootfs } from '../../support/debian-rootfs';
import { Reporter } from '../../support/reporter';
import { ImageEngine } from '../engine/image-engine';
import { unpackNpmContent } from './npm-content';
import { StandIn } from './stand-in';
import { RECIPE_LABEL, STAND_IN_LABEL } from './stand-in-labels';

export interface BuildStandInProps {
  readonly standIn: StandIn;
  /** Digest of the recipe, kept as a label. */
  readonly recipe: string;
  readonly engine: ImageEngine;
  readonly logFile: string;
  readonly reporter: Reporter;
}

/**
 * Makes a stand-in in the engine's storage, under the official image's name.
 *
 * @throws UserError NO_APT or NOT_ROOT where Debian packages cannot be had.
 */
export async function buildStandIn(props: BuildStandInProps): Promise<void> {
  const { standIn, recipe, engine, logFile, reporter } = props;
  await ensureDebianPackages(['mmdebstrap'], reporter);
  const context = mkdtempSync(join(tmpdir(), 'todo-stand-in-'));
  try {
    await makeDebianRootfs({
      tarFile: join(context, 'rootfs.tar'),
      suite: standIn.suite,
      include: standIn.packages,
      customizeHooks: standIn.changes,
      logFile,
    });
    await addFiles(standIn, join(context, 'files'));
    const dockerfile = join(context, 'Dockerfile');
    writeFileSync(
      dockerfile,
      ['FROM scratch', 'ADD rootfs.tar /', 'COPY files/ /', ...standIn.settings, ''].join('\n'),
    );
    await engine.build({
      dockerfile,
      context,
      references: [standIn.name],
      labels: { [STAND_IN_LABEL]: 'true', [RECIPE_LABEL]: recipe },
      logFile,
    });
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

async function addFiles(standIn: StandIn, root: string): Promise<void> {
  mkdirSync(root);
  for (const content of standIn.npm ?? []) await unpackNpmContent(content, root);
  for (const [path, file] of Object.entries(standIn.files ?? {})) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(__dirname, file), target);
    chmodSync(target, 0o755);
  }
}
