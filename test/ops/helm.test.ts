import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chartDigest } from '../../lib/ops/helm/chart-digest';
import { HelmCli } from '../../lib/ops/helm/helm-cli';
import { scratchFolder } from './scratch-folder';

const folder = scratchFolder();
let number = 0;

/** A helm that writes down how it was called and answers from a table of its first two words. */
function recordingHelm(answers: Record<string, string>): { helm: HelmCli; calls: () => string[] } {
  const name = join(folder, `helm${number++}`);
  const cases = Object.entries(answers).map(([words, answer]) => `"${words}") ${answer} ;;`);
  writeFileSync(name, `#!/bin/sh\necho "$*" >> ${name}.calls\ncase "$1 $2" in\n${cases.join('\n')}\nesac\n`);
  chmodSync(name, 0o755);
  writeFileSync(`${name}.calls`, '');
  return {
    helm: new HelmCli({ binary: name, context: 'minikube', namespace: 'todo' }),
    calls: () => readFileSync(`${name}.calls`, 'utf8').trim().split('\n'),
  };
}

const props = {
  release: 'todo-backend',
  chartDir: '/charts/todo-backend',
  description: 'chart 1',
  timeoutSeconds: 60,
};

test.each([['v3.18.6'], ['v4.1.4']])(
  'helm %s is called with its own words for rolling back',
  async (version) => {
    const { helm, calls } = recordingHelm({ 'version --template={{.Version}}': `echo ${version}` });
    await helm.upgrade(props);
    expect(calls()).toMatchSnapshot();
  },
);

test('every call names the context and the namespace', async () => {
  const { helm, calls } = recordingHelm({
    'status r': `echo '{"version":3,"info":{"status":"pending-upgrade","description":"d"}}'`,
    'history r': `echo '[{"revision":1,"status":"superseded"},{"revision":2,"status":"deployed"},{"revision":3,"status":"pending-upgrade"}]'`,
  });
  await helm.recover('r');
  await helm.manifest('r');
  await helm.uninstall('r');
  for (const call of calls()) expect(call).toMatch(/ --kube-context=minikube --namespace=todo$/);
});

test('a release that does not exist has no state', async () => {
  const { helm } = recordingHelm({ 'status r': 'echo "Error: release: not found" >&2; exit 1' });
  expect(await helm.state('r')).toBeUndefined();
});

test('a cluster that does not answer is not taken for a missing release', async () => {
  const { helm } = recordingHelm({ 'status r': 'echo "Error: Kubernetes cluster unreachable" >&2; exit 1' });
  await expect(helm.state('r')).rejects.toThrow('unreachable');
});

describe('recovering from an interrupted run', () => {
  const status = (word: string): string =>
    `echo '{"version":2,"info":{"status":"${word}","description":"d"}}'`;

  test('an upgrade is rolled back to the revision that was deployed', async () => {
    const { helm, calls } = recordingHelm({
      'status r': status('pending-upgrade'),
      'history r': `echo '[{"revision":1,"status":"deployed"},{"revision":2,"status":"pending-upgrade"}]'`,
    });
    await helm.recover('r');
    expect(calls().at(-1)).toMatch(/^rollback r 1 /);
  });

  test('a first installation is removed', async () => {
    const { helm, calls } = recordingHelm({
      'status r': status('pending-install'),
      'history r': `echo '[{"revision":1,"status":"pending-install"}]'`,
    });
    await helm.recover('r');
    expect(calls().at(-1)).toMatch(/^uninstall r /);
  });

  test.each(['deployed', 'failed'])('a release that is %s is left alone', async (word) => {
    const { helm, calls } = recordingHelm({ 'status r': status(word) });
    await helm.recover('r');
    expect(calls()).toHaveLength(1);
  });
});

describe('the digest of a chart', () => {
  const chart = join(folder, 'chart');
  beforeAll(() => {
    mkdirSync(join(chart, 'templates'), { recursive: true });
    writeFileSync(join(chart, 'Chart.yaml'), 'name: x');
    writeFileSync(join(chart, 'templates', 'a.yaml'), 'kind: A');
  });

  test('is the same for the same content in another folder', () => {
    const copy = join(folder, 'copy');
    cpSync(chart, copy, { recursive: true });
    expect(chartDigest(copy)).toBe(chartDigest(chart));
  });

  test('changes with a byte and with a name', () => {
    const before = chartDigest(chart);
    writeFileSync(join(chart, 'templates', 'a.yaml'), 'kind: B');
    const after = chartDigest(chart);
    writeFileSync(join(chart, 'templates', 'a.yaml'), 'kind: A');
    cpSync(join(chart, 'templates', 'a.yaml'), join(chart, 'templates', 'b.yaml'));
    expect(new Set([before, after, chartDigest(chart)]).size).toBe(3);
  });
});
