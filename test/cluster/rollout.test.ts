import { setTimeout as sleep } from 'node:timers/promises';
import { type ChatKitEvent, chatKitEvents, textOf } from '../../lib/ops/verify/chatkit-events';
import { kube, kubectl, made } from './cluster';
import { modelServerUrl, startModelServer, stopModelServer } from './model-server';
import { Person } from './person';
import { upgradeBackend } from './upgrade-backend';

/** Seconds in which a pod that goes still takes requests: its preStop and DRAIN_SECONDS. */
const STILL_SERVING_SECONDS = 7;

/** Between two todos of a person, so that all of them fit on one page. */
const PAUSE_MS = 300;

const BACKEND = 'app.kubernetes.io/name=todo-backend,app.kubernetes.io/component=backend';

beforeAll(async () => {
  await made('deploy');
  await startModelServer();
  await upgradeBackend({
    'config.openaiBaseUrl': modelServerUrl,
    // How fast these people write depends on the machine.
    'config.chatRequestsPerMinute': '0',
    'config.apiRequestsPerMinute': '0',
  });
});
afterAll(async () => {
  await stopModelServer();
  await made('deploy');
});

test('OPENAI_BASE_URL alone makes a model server in the cluster answer', async () => {
  const person = await Person.signUp();
  const events = await all(await person.say('Add a task called "Buy oat milk"'));
  expect(events.filter(({ type }) => type === 'error')).toEqual([]);
  expect(await person.titles()).toEqual(['Buy oat milk']);
  // Only that server knows what this word asks for.
  expect(await all(await person.say('Hello #fail'))).toContainEqual(
    expect.objectContaining({ type: 'error', allow_retry: true }),
  );
});

test('an answer that is being streamed when its pod is told to end is streamed to its end, and kept', async () => {
  const person = await Person.signUp();
  const titles = Array.from({ length: 12 }, (_, index) => `Water the plants of neighbour ${index}`);
  for (const title of titles) await person.addTask(title);

  const events = chatKitEvents(await person.say('Show me all my tasks #slow'));
  const seen: ChatKitEvent[] = [];
  let ended = 0;
  for await (const event of events) {
    seen.push(event);
    if (!ended && textStarts(event)) ended = await endEveryBackendPod();
  }
  const seconds = (Date.now() - ended) / 1000;
  expect(seconds).toBeGreaterThan(STILL_SERVING_SECONDS);

  expect(seen.filter(({ type }) => type === 'error')).toEqual([]);
  const answer = seen.find(isAnswer);
  for (const title of titles) expect(answer && textOf(answer)).toContain(title);
  const threadId = seen.find(({ type }) => type === 'thread.created')?.thread?.id ?? '';
  const kept = await person.chatKit('items.list', { thread_id: threadId });
  expect(((await kept.json()) as { data: unknown[] }).data).toContainEqual(
    expect.objectContaining({ id: answer?.item?.id, content: answer?.item?.content }),
  );
  await kubectl('rollout', 'status', 'deployment/todo-backend', '--timeout=180s');
});

test('while both parts are rolled out, no message and no request fails or is done twice', async () => {
  const people = await Promise.all([1, 2, 3].map(() => Person.signUp()));
  let over = false;
  const talks = people.map(async (person) => {
    const titles: string[] = [];
    while (!over) {
      const title = `Todo ${titles.length}`;
      titles.push(title);
      if (titles.length % 2) await person.addTask(title);
      else expect((await all(await person.say(`Add a task called "${title}"`))).some(isAnswer)).toBe(true);
      expect(await person.titles()).toEqual(titles);
      await sleep(PAUSE_MS);
    }
    return titles.length;
  });
  const rolledOut = rollOut().finally(() => (over = true));
  const counts = await Promise.all(talks);
  await rolledOut;
  // More than one round each: they went on during the rollout.
  expect(Math.min(...counts)).toBeGreaterThan(3);
});

async function all(response: Response): Promise<ChatKitEvent[]> {
  const events: ChatKitEvent[] = [];
  for await (const event of chatKitEvents(response)) events.push(event);
  return events;
}

function isAnswer({ type, item }: ChatKitEvent): boolean {
  return type === 'thread.item.done' && item?.type === 'assistant_message';
}

function textStarts({ type, item }: ChatKitEvent): boolean {
  return type === 'thread.item.added' && item?.type === 'assistant_message';
}

/** Whichever pod streams is among them. @returns when they were told */
async function endEveryBackendPod(): Promise<number> {
  const { core, namespace } = kube();
  await core.deleteCollectionNamespacedPod({ namespace, labelSelector: BACKEND });
  return Date.now();
}

async function rollOut(): Promise<void> {
  for (const name of ['todo-backend', 'todo-frontend']) {
    await kubectl('rollout', 'restart', `deployment/${name}`);
    await kubectl('rollout', 'status', `deployment/${name}`, '--timeout=240s');
  }
}
