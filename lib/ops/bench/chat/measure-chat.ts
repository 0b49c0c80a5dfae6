import type { Applications } from '../../../application';
import { during, Reporter } from '../../../support/reporter';
import type { ClusterHandle } from '../../cluster-handle';
import { withDatabase } from '../../database/with-database';
import { Kube } from '../../kube/kube';
import { readyEndpoints } from '../../kube/ready-endpoints';
import { readWorkload } from '../../kube/workload';
import { BACKEND, FRONTEND } from '../../workload-names';
import { playBareLoop } from './bare-loop';
import { Browser, ChatConversation } from './chat-conversation';
import type { ChatReport, CpuByPart, LoadReport } from './chat-report';
import { ColdStart, coldStart } from './cold-start';
import { cpuSecondsByPart } from './cpu-seconds-by-part';
import { deployedImages } from './deployed-images';
import { imageSizes } from './image-sizes';
import { Load, LOADS } from './load';
import { play } from './play';
import { withServiceUrl } from './service-url';
import { signUpAll } from './sign-up-all';
import { Round, summarize } from './summarize';
import { BenchApplication, withBenchNamespace } from './with-bench-namespace';

/** Measures the application as it is deployed, in a namespace of its own, beside the Agents SDK alone. */
export async function measureChat(
  applications: Applications,
  cluster: ClusterHandle,
  deployed: Kube,
  rounds: number,
  reporter: Reporter,
): Promise<ChatReport> {
  const images = await deployedImages(deployed);
  return withBenchNamespace({ applications, cluster, images }, reporter, async (application) => {
    const { kube } = application;
    const coldStarts: ColdStart[] = [];
    for (const part of [BACKEND, FRONTEND])
      coldStarts.push(
        await during(reporter, `cold starts of ${part.name}`, () => coldStart(kube, part, rounds)),
      );
    return withServiceUrl(kube, FRONTEND.name, async ({ url, way }) => ({
      way,
      replicas: (await readWorkload(kube, BACKEND))?.desired ?? 0,
      rounds,
      loads: await measureLoads(application, url, rounds, reporter),
      coldStarts,
      images: await imageSizes(kube, Object.values(images)),
    }));
  });
}

/** Each round plays every load, by the bare loop and then by the chat. A first round, in which caches fill, does not count. */
async function measureLoads(
  application: BenchApplication,
  frontendUrl: string,
  rounds: number,
  reporter: Reporter,
): Promise<LoadReport[]> {
  const most = Math.max(...LOADS.map(({ conversations }) => conversations));
  const browsers = await during(reporter, `signing up ${most} users`, () =>
    signUpAll(most, frontendUrl, application.origin),
  );
  return during(reporter, 'chat and bare loop side by side', async (step) => {
    const played = new Map<Load, Round[]>(LOADS.map((load) => [load, []]));
    for (let round = 0; round <= rounds; round++)
      for (const load of LOADS) {
        step.update(`round ${round} of ${rounds}, ${load.users} users`);
        const result = await playOnce(application, browsers, load);
        if (round > 0) played.get(load)?.push(result);
      }
    return [...played].map(([load, all]) => summarize(load, all));
  });
}

async function playOnce(
  { kube, databaseUrl }: BenchApplication,
  browsers: readonly Browser[],
  load: Load,
): Promise<Round> {
  const backends = (await readyEndpoints(kube, BACKEND.name)).map(({ pod }) => pod);
  const bare = await playBareLoop(kube, backends, load);
  await withDatabase(kube, databaseUrl, (client) =>
    client.query('TRUNCATE task, conversation RESTART IDENTITY CASCADE'),
  );
  const conversations = await Promise.all(
    browsers.slice(0, load.conversations).map((browser) => ChatConversation.open(browser)),
  );
  const before = await cpuSecondsByPart(kube);
  const chat = await play(conversations, load.users, load.messages);
  const after = await cpuSecondsByPart(kube);
  const spent = (part: keyof CpuByPart): number => after[part] - before[part];
  return {
    bare,
    chat,
    cpu: {
      frontend: spent('frontend'),
      backend: spent('backend'),
      database: spent('database'),
      generator: spent('generator'),
    },
  };
}
