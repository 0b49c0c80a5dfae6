import type { ImageStore } from '../../images';
import { run } from '../../support/run';

/** Docker's own images, from which Compose starts containers. */
export const dockerStore: ImageStore = {
  title: 'Docker',
  has: async (reference) =>
    (await run('docker', ['image', 'inspect', reference], { allowFailure: true })).exitCode === 0,
  load: async (tarFile) => {
    await run('docker', ['load', `--input=${tarFile}`]);
  },
};
