import { expect, test } from 'vitest';
import { coalesce } from '@/lib/client/coalesce';
import { deferred, type Deferred } from './support/deferred';

test('calls during the work become one more time of it, and the first one knows that it is out of date', async () => {
  const runs: Deferred<undefined>[] = [];
  const outdated: boolean[] = [];
  const call = coalesce(async (isOutdated) => {
    const run = deferred<undefined>();
    runs.push(run);
    await run.promise;
    outdated.push(isOutdated());
  });

  call();
  call();
  call();
  expect(runs).toHaveLength(1);
  runs[0]?.resolve(undefined);
  await expect.poll(() => runs.length).toBe(2);
  runs[1]?.resolve(undefined);
  await expect.poll(() => outdated).toEqual([true, false]);

  call();
  expect(runs).toHaveLength(3);
});
