import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterStatus, deleteCluster, findCluster, startCluster, stopCluster } from '../../lib/minikube';
import { RecordingReporter } from '../support/recording-reporter';
import { StandIns } from './stand-in';

const OBJECTS = JSON.stringify({
  items: [
    {
      kind: 'Node',
      metadata: { name: 'minikube' },
      status: { conditions: [{ type: 'Ready', status: 'True' }] },
    },
    {
      kind: 'Deployment',
      metadata: { namespace: 'kube-system', name: 'coredns' },
      status: { readyReplicas: 1 },
    },
    {
      kind: 'StorageClass',
      metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
    },
  ],
});

/** Plays minikube: `start` makes the profile, `stop` marks it stopped, `delete` removes it. */
const PLAYED_MINIKUBE = `
profile="$MINIKUBE_HOME/.minikube/profiles/minikube"
case "$*" in
  version*) echo v1.36.0 ;;
  *\\ start*)
    [ -n "$FAILURE" ] && { echo "$FAILURE"; exit 81; }
    for arg; do case "$arg" in --driver=*) driver=\${arg#--driver=} ;; --kubernetes-version=*) version=\${arg#*=} ;; esac; done
    /bin/mkdir -p "$profile"
    echo "{\\"Driver\\":\\"$driver\\",\\"KubernetesConfig\\":{\\"KubernetesVersion\\":\\"$version\\"}}" > "$profile/config.json"
    echo Running > "$profile/state" ;;
  *\\ status*)
    read -r state < "$profile/state"
    echo "{\\"Host\\":\\"$state\\",\\"Kubelet\\":\\"$state\\",\\"APIServer\\":\\"$state\\",\\"Kubeconfig\\":\\"Configured\\"}" ;;
  *\\ stop*) echo Stopped > "$profile/state" ;;
  *\\ delete*) /bin/rm -r "$profile" ;;
  *image\\ ls*) echo docker.io/library/todo-backend:1a2b ;;
esac`;

const PLAYED_KUBECTL = `
case "$*" in
  *version*) echo 'Client Version: v1.28.15' ;;
  *config\\ view*) echo "\${KUBE_CONFIG:-{\\}}" ;;
  *get*) echo '${OBJECTS}' ;;
esac`;

describe.each(['docker', 'podman'])('a cluster in %s', (driver) => {
  let standIns: StandIns;
  let reporter: RecordingReporter;
  let savedEnv: NodeJS.ProcessEnv;

  beforeEach(() => {
    savedEnv = { ...process.env };
    const folder = mkdtempSync(join(tmpdir(), 'start-cluster-'));
    reporter = new RecordingReporter();
    standIns = new StandIns(folder);
    standIns.add(driver, 'echo 28.2.2');
    standIns.add('minikube', PLAYED_MINIKUBE);
    standIns.add('kubectl', PLAYED_KUBECTL);
    standIns.add('helm', 'echo v3.18.6');
    Object.assign(process.env, {
      PATH: standIns.bin,
      MINIKUBE_HOME: folder,
      TODO_CACHE_DIR: join(folder, 'cache'),
      TODO_STATE_DIR: join(folder, 'state'),
    });
  });

  afterEach(() => {
    process.env = savedEnv;
  });

  const starts = (): string[] => standIns.calls('minikube').filter((line) => line.includes(' start '));

  it('is started with this command line', async () => {
    const cluster = await startCluster({}, reporter);
    expect(cluster).toMatchObject({ profile: 'minikube', context: 'minikube', driver });
    expect(starts()).toMatchSnapshot();
  });

  it('tells the choice and its reason in one line', async () => {
    await startCluster({ driver }, reporter);
    expect(reporter.lines[0]).toBe(`Minikube driver ${driver}: DRIVER=${driver} was asked for`);
  });

  it('is left alone when it runs', async () => {
    await startCluster({}, reporter);
    await startCluster({}, reporter);
    expect(starts()).toHaveLength(1);
    expect(reporter.lines).toContain(`ok the cluster runs (Kubernetes v1.28.15, driver ${driver})`);
  });

  it('is started once when two runs want it at the same time', async () => {
    await Promise.all([startCluster({}, reporter), startCluster({}, reporter)]);
    expect(starts()).toHaveLength(1);
  });

  it('is started again after it was stopped', async () => {
    await startCluster({}, reporter);
    await stopCluster(reporter);
    expect(await clusterStatus()).toMatchObject({ state: 'unusable', driver });
    await startCluster({}, reporter);
    expect(starts()).toHaveLength(2);
    expect(await clusterStatus()).toMatchObject({ state: 'usable', problems: [] });
  });

  it('is gone after it was deleted', async () => {
    await startCluster({}, reporter);
    await deleteCluster(reporter);
    expect(await clusterStatus()).toEqual({ state: 'absent', problems: [] });
    expect(await findCluster()).toBeUndefined();
  });

  it('gets images and tells which it has through Minikube', async () => {
    const cluster = await startCluster({}, reporter);
    await cluster.loadImage('/tmp/image.tar');
    expect(standIns.calls('minikube').at(-1)).toBe('minikube --profile minikube image load /tmp/image.tar');
    expect(await cluster.hasImage('docker.io/library/todo-backend:1a2b')).toBe(true);
    expect(await cluster.hasImage('docker.io/library/todo-backend:other')).toBe(false);
  });

  it("leaves the user's current kubectl context as it is", async () => {
    process.env.KUBE_CONFIG = JSON.stringify({ 'current-context': 'production' });
    await startCluster({}, reporter);
    expect(starts()[0]).toContain('--keep-context=true');
  });

  it('is not started when the context minikube leads to another cluster', async () => {
    process.env.KUBE_CONFIG = JSON.stringify({
      contexts: [{ name: 'minikube', context: { cluster: 'prod' } }],
      clusters: [{ name: 'prod', cluster: { server: 'https://prod.example.org:6443' } }],
    });
    await expect(startCluster({}, reporter)).rejects.toThrow(
      /FOREIGN_CONTEXT: .*https:\/\/prod\.example\.org:6443/,
    );
    expect(starts()).toEqual([]);
  });

  it("tells Minikube's own reason when it does not start", async () => {
    const data = { exitcode: '81', message: 'the engine has too little memory', advice: 'give it more' };
    process.env.FAILURE = JSON.stringify({ type: 'io.k8s.sigs.minikube.error', data });
    await expect(startCluster({}, reporter)).rejects.toThrow(
      /START_FAILED: minikube start failed: the engine has too little memory give it more[^]*minikube\.log[^]*make destroy/,
    );
  });
});
