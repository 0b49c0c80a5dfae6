import { destroy, DestroyParts } from '../../lib/ops/destroy';
import { parseReplicas } from '../../lib/ops/scale';
import { RecordingReporter } from '../support/recording-reporter';

function parts(log: string[], changes: Partial<DestroyParts> = {}): DestroyParts {
  const step = <T>(name: string, value: T): Promise<T> => {
    log.push(name);
    return Promise.resolve(value);
  };
  return {
    clusterState: () => Promise.resolve('usable'),
    namespacesWithData: () => Promise.resolve(['theirs', 'todo']),
    dump: (namespace) => step(`dump ${namespace}`, 2048),
    stopForward: () => step('stop forward', true),
    uninstall: () => step('uninstall', undefined),
    deleteCluster: () => step('delete cluster', undefined),
    ...changes,
  };
}

test('the database of each namespace is written to a file before anything is removed, and the files are named', async () => {
  const log: string[] = [];
  const said = new RecordingReporter();
  await destroy({ dump: true, dumpDir: '/dumps' }, parts(log), said);
  expect(log).toEqual(['dump theirs', 'dump todo', 'stop forward', 'uninstall', 'delete cluster']);
  expect(said.lines[0]).toMatch(
    /^ok the database of theirs is in \/dumps\/theirs-\d{8}-\d{6}\.sql \(2 KiB\)$/,
  );
  expect(said.lines[1]).toMatch(/^ok the database of todo is in \/dumps\/todo-/);
});

test.each<[string, Partial<DestroyParts>, string]>([
  [
    'cannot be dumped',
    { dump: () => Promise.reject(new Error('no ready pod')) },
    'the database of theirs could not be written to a file: no ready pod',
  ],
  ['is in a cluster that does not run', { clusterState: () => Promise.resolve('unusable') }, 'does not run'],
])('nothing is removed when the database %s, and it is said how to force it', async (_, changes, words) => {
  const log: string[] = [];
  const destroying = destroy({ dump: true }, parts(log, changes), new RecordingReporter());
  await expect(destroying).rejects.toMatchObject({ code: 'DUMP_FAILED' });
  await expect(destroying).rejects.toThrow(words);
  await expect(destroying).rejects.toThrow('DUMP=no');
  expect(log).toEqual([]);
});

test('a cluster that does not run is deleted when its data are given up', async () => {
  const log: string[] = [];
  const unusable = parts(log, { clusterState: () => Promise.resolve('unusable') });
  await destroy({ dump: false }, unusable, new RecordingReporter());
  expect(log).toEqual(['stop forward', 'delete cluster']);
});

test('without a volume there is nothing to dump', async () => {
  const log: string[] = [];
  await destroy(
    { dump: true },
    parts(log, { namespacesWithData: () => Promise.resolve([]) }),
    new RecordingReporter(),
  );
  expect(log).toEqual(['stop forward', 'uninstall', 'delete cluster']);
});

test('where there is no cluster, leftovers are still removed', async () => {
  const log: string[] = [];
  const absent = parts(log, { clusterState: () => Promise.resolve('absent') });
  await destroy({ dump: true }, absent, new RecordingReporter());
  expect(log).toEqual(['stop forward', 'delete cluster']);
});

describe('the number of replicas', () => {
  test.each(['1', '10'])('may be %s', (text) => expect(parseReplicas(text)).toBe(Number(text)));

  test.each([undefined, '', '0', '11', '-1', '1.5', 'x'])('may not be %j', (text) => {
    expect(() => parseReplicas(text)).toThrow(/REPLICAS_INVALID[^]*make scale N=3/);
  });
});
