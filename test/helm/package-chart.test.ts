import { text } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { packageChart } from '../../lib/helm/package-chart';

const files = new Map([
  ['Chart.yaml', 'name: web\n'],
  ['templates/tests/test.yaml', '# Grüße 🚀\n'],
]);

async function unpacked(archive: Buffer): Promise<Record<string, string>> {
  const entries: Record<string, string> = {};
  const tar = extract();
  tar.end(gunzipSync(archive));
  for await (const entry of tar) entries[entry.header.name] = await text(entry);
  return entries;
}

test('the archive holds every file below the chart’s name', async () => {
  expect(await unpacked(await packageChart('web', files))).toEqual({
    'web/Chart.yaml': 'name: web\n',
    'web/templates/tests/test.yaml': '# Grüße 🚀\n',
  });
});

test('the same files give the same bytes at any time, other files others', async () => {
  const first = await packageChart('web', files);
  jest.useFakeTimers({
    now: Date.UTC(2040, 0, 1),
    doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'],
  });
  expect(await packageChart('web', files)).toEqual(first);
  jest.useRealTimers();
  expect(await packageChart('web', new Map([...files, ['values.yaml', '']]))).not.toEqual(first);
});
