import {
  applicationParts,
  chooseEngine,
  contentReference,
  ensureDatabaseImage,
  ensureImages,
  baseImagesUsed,
} from '.';
import { StreamReporter } from '../support/reporter';
import { run } from '../support/run';
const store = {
  has: async (r: string) =>
    (await run('ctr', ['-n', 'k8s.io', 'images', 'ls', '-q'])).stdout.split('\n').includes(r),
  load: async (t: string) => {
    await run('ctr', ['-n', 'k8s.io', 'images', 'import', t]);
  },
};
async function main() {
  const reporter = new StreamReporter();
  const parts = applicationParts({
    backendDir: '/tmp/img/src/backend',
    frontendDir: '/tmp/img/src/frontend',
  }).filter((p) => process.argv.includes(p.name));
  const t = Date.now();
  for (const p of parts) console.log(contentReference(p));
  console.log('tags', Date.now() - t, 'ms');
  let e: any;
  const engine = () => (e ??= chooseEngine('none', reporter));
  if (process.argv.includes('db')) console.log(await ensureDatabaseImage(store, engine, reporter));
  if (parts.length) console.log(await ensureImages(parts, store, engine, reporter));
  console.log(baseImagesUsed(), Date.now() - t, 'ms');
}
main().catch((x) => {
  console.error(x);
  process.exit(1);
});
