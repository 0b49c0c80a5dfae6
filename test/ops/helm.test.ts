import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HelmCli } from '../../lib/ops/helm/helm-cli';
import { releaseDigest } from '../../lib/ops/helm/release-digest';
import { recordingProgram } from './recording-program';
import { scratchFolder } from './scratch-folder';

const folder = scratchFolder();
let number = 0;

function recordingHelm(answers: Record<string, string>): { helm: HelmCli; calls: () => string[] } {
  const { path, calls } = recordingProgram(folder, `helm${number++}`, answers);
  return { helm: new HelmCli({ binary: path, context: 'minikube', namespace: 'todo' }), calls };
}

const props = {
  release: 'todo-backend',
  chartDir: '/charts/todo-backend',
  valueFiles: ['/charts/todo-backend/values-dev.yaml', '/values/todo-backend.yaml'],
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

describe('the digest of a release', () => {
  const chartDir = join(folder, 'chart');
  const template = join(chartDir, 'templates', 'a.yaml');
  const values = join(folder, 'values.yaml');
  const digest = (): string => releaseDigest({ chartDir, valueFiles: [values] });

  beforeEach(() => {
    rmSync(chartDir, { recursive: true, force: true });
    mkdirSync(join(chartDir, 'templates'), { recursive: true });
    writeFileSync(join(chartDir, 'Chart.yaml'), 'name: x');
    writeFileSync(template, 'kind: A');
    writeFileSync(values, 'replicas: 2');
  });

  test('is the same for the same content in other places', () => {
    const [chartCopy, valuesCopy] = [join(folder, 'copy'), join(folder, 'copy.yaml')];
    cpSync(chartDir, chartCopy, { recursive: true });
    cpSync(values, valuesCopy);
    expect(releaseDigest({ chartDir: chartCopy, valueFiles: [valuesCopy] })).toBe(digest());
  });

  test.each<[string, () => void]>([
    ['a byte of the chart', () => writeFileSync(template, 'kind: B')],
    ['a file of the chart', () => cpSync(template, `${template}.yaml`)],
    ['the name of a file', () => renameSync(template, join(chartDir, 'templates', 'b.yaml'))],
    ['a value', () => writeFileSync(values, 'replicas: 3')],
  ])('changes with %s', (_, change) => {
    const before = digest();
    change();
    expect(digest()).not.toBe(before);
  });

  test('changes with the order of the values', () => {
    const other = join(folder, 'other.yaml');
    writeFileSync(other, 'replicas: 4');
    expect(releaseDigest({ chartDir, valueFiles: [values, other] })).not.toBe(
      releaseDigest({ chartDir, valueFiles: [other, values] }),
    );
  });
});
