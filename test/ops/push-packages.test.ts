import { checkRegistry, pushPackages } from '../../lib/ops/packages/push-packages';
import { RecordingReporter } from '../support/recording-reporter';
import { recordingProgram } from './recording-program';
import { scratchFolder } from './scratch-folder';

const folder = scratchFolder();
const said = new RecordingReporter();
const registry = 'oci://registry.example/charts';

test('every package is pushed, and the reference that Helm gives it is said', async () => {
  const helm = recordingProgram(folder, 'helm', {
    'push web.tgz': 'echo "Pushed: registry.example/charts/web:1.0.0"; echo "Digest: sha256:0" ',
    'push worker.tgz': 'echo "Pushed: registry.example/charts/worker:1.0.0" >&2',
  });
  await pushPackages({ packages: ['web.tgz', 'worker.tgz'], registry, helm: helm.path }, said);
  expect(helm.calls()).toEqual([`push web.tgz ${registry}`, `push worker.tgz ${registry}`]);
  expect(said.lines).toEqual([
    'ok pushed: registry.example/charts/web:1.0.0',
    'ok pushed: registry.example/charts/worker:1.0.0',
  ]);
});

test('a registry without TLS is spoken to in plain HTTP when asked for', async () => {
  const helm = recordingProgram(folder, 'helm-plain');
  await pushPackages({ packages: ['web.tgz'], registry, plainHttp: true, helm: helm.path }, said);
  expect(helm.calls()).toEqual([`push web.tgz ${registry} --plain-http`]);
});

test('a registry that refuses ends the push with what Helm says', async () => {
  const helm = recordingProgram(folder, 'helm-refused', { 'push web.tgz': 'echo "401 denied" >&2; exit 1' });
  const pushing = pushPackages({ packages: ['web.tgz', 'worker.tgz'], registry, helm: helm.path }, said);
  await expect(pushing).rejects.toThrow('401 denied');
  expect(helm.calls()).toHaveLength(1);
});

test.each([undefined, '', 'registry.example/charts', 'https://registry.example', 'oci://'])(
  '%j is no registry',
  (address) => expect(() => checkRegistry(address)).toThrow(/REGISTRY_INVALID[^]*make push REGISTRY=oci:/),
);

test('an address with or without a path is a registry', () => {
  for (const address of [registry, 'oci://127.0.0.1:5000']) expect(checkRegistry(address)).toBe(address);
});
