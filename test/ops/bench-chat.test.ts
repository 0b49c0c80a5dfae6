import { Agent, createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { ChatConversation } from '../../lib/ops/bench/chat/chat-conversation';
import { startIn } from '../../lib/ops/bench/chat/cold-start';
import { cpuSecondsIn } from '../../lib/ops/bench/chat/cpu-seconds';
import { formatChat } from '../../lib/ops/bench/chat/format-chat';
import { messageOf, play } from '../../lib/ops/bench/chat/play';
import { percentile } from '../../lib/ops/bench/chat/percentile';
import { Round, summarize } from '../../lib/ops/bench/chat/summarize';

describe('percentiles', () => {
  const samples = [5, 1, 4, 2, 3];

  test('are samples themselves: the smallest that so many percent do not exceed', () => {
    expect([1, 20, 21, 50, 95, 100].map((percent) => percentile(samples, percent))).toEqual([
      1, 1, 2, 3, 5, 5,
    ]);
  });

  test('of nothing are no number', () => {
    expect(percentile([], 50)).toBeNaN();
  });
});

describe('a load', () => {
  test('sends every message of every conversation, in order and as many at once as there are users', async () => {
    const said: string[][] = [[], [], [], []];
    let underWay = 0;
    let most = 0;
    const conversations = said.map((messages) => ({
      say: async (message: string) => {
        most = Math.max(most, ++underWay);
        await new Promise(setImmediate);
        messages.push(message);
        underWay--;
      },
    }));
    const { ms, errors } = await play(conversations, 3, 2);
    expect(said).toEqual(said.map(() => [messageOf(0), messageOf(1)]));
    expect(most).toBe(3);
    expect(ms).toHaveLength(8);
    expect(errors).toEqual([]);
  });

  test('counts a message that fails as an error, never as a fast one, and goes on', async () => {
    let count = 0;
    const say = (): Promise<void> =>
      count++ === 0 ? Promise.reject(new Error('no answer')) : Promise.resolve();
    const { ms, errors } = await play([{ say }], 1, 3);
    expect(ms).toHaveLength(2);
    expect(errors).toEqual(['no answer']);
  });
});

describe('the summary', () => {
  const round = (ms: number[], seconds: number, errors: string[] = []): Round => ({
    chat: { ms, seconds, errors },
    cpu: { frontend: 0.02, backend: 0.04, database: 0.01, generator: 0.005 },
    bare: { ms: ms.map((one) => one / 10), seconds: seconds / 10, cpuSeconds: 0.01 },
  });

  test('has percentiles of all samples, the median rate of the rounds and ratios to the bare loop', () => {
    const report = summarize({ users: 2 }, [round([10, 20], 1), round([30, 40], 2), round([50, 60], 4)]);
    expect(report.chat).toMatchObject({ messages: 6, p50: 30, p95: 60, p99: 60, perSecond: 1, errors: 0 });
    expect(report.chat.cpu).toEqual({ frontend: 10, backend: 20, database: 5, generator: 2.5 });
    expect(report.bare).toMatchObject({ messages: 6, p50: 3, perSecond: 10, cpu: 5 });
    expect(report.ratio).toEqual({ p50: 10, cpu: 7 });
  });

  test('spreads processor time over failed messages too, and shows a few different errors', () => {
    const errors = ['a', 'a', 'b', 'c', 'd'];
    const { chat } = summarize({ users: 1 }, [round([10, 20, 30, 40, 50], 1, errors)]);
    expect(chat.cpu.backend).toBe(4);
    expect(chat).toMatchObject({ errors: 5, firstErrors: ['a', 'b', 'c'] });
  });
});

test('processor time is the sum over processes and their ended children, whatever their names are', () => {
  const line = (name: string, times: string): string =>
    `7 (${name}) S 1 7 7 0 -1 4194560 100 0 0 0 ${times} 20 0 1 0 100 1 1`;
  expect(cpuSecondsIn(`${line('node', '100 50 7 3')}\n${line('next-server (v1) x', '200 0 0 40')}\n`)).toBe(
    4,
  );
});

test('a container starts with its first process, to the hundredth of a second', () => {
  const process = '1 (next-server (v1) x) S 0 1 1 0 -1 4194560 100 0 0 0 9 9 0 0 20 0 11 0 9925 1 1';
  expect(startIn(`1700000100.25\n101.00 180.12\n${process}\n`)).toBe(1_700_000_098_500);
});

describe('a conversation', () => {
  const reply = (text: string): object => ({
    type: 'thread.item.done',
    item: { type: 'assistant_message', content: [{ type: 'output_text', text }] },
  });
  let server: Server;
  let answers: { status: number; events: object[] }[];
  let asked: { type: string; params: { thread_id?: string } }[];

  beforeEach(async () => {
    asked = [];
    answers = [{ status: 200, events: [{ type: 'thread.created', thread: { id: 'thr_1' } }, reply('Hi')] }];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        asked.push(JSON.parse(body) as (typeof asked)[number]);
        const { status, events } = answers.shift() ?? { status: 500, events: [] };
        response.statusCode = status;
        response.end(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  const open = (): Promise<ChatConversation> =>
    ChatConversation.open({
      frontendUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      origin: 'http://localhost:3000',
      cookie: 'session=1',
      agent: new Agent(),
    });

  test('begins a thread and goes on in it', async () => {
    const conversation = await open();
    answers = [{ status: 200, events: [reply('Added “errand 0” as task 1.')] }];
    await conversation.say(messageOf(0));
    expect(asked).toMatchObject([
      { type: 'threads.create' },
      { type: 'threads.add_user_message', params: { thread_id: 'thr_1' } },
    ]);
  });

  test.each([
    ['a refusal', { status: 503, events: [] }, '503'],
    ['an error event', { status: 200, events: [{ type: 'error', message: 'Too slow.' }] }, 'Too slow.'],
    ['another answer', { status: 200, events: [reply('I did not understand.')] }, 'did not understand'],
    ['a stream that ends early', { status: 200, events: [] }, messageOf(0)],
  ])('takes %s for a failure', async (_name, answer, message) => {
    const conversation = await open();
    answers = [answer];
    await expect(conversation.say(messageOf(0))).rejects.toThrow(message);
  });
});

test('the report is a table for each question', () => {
  const latency = { messages: 100, p50: 30, p95: 40, p99: 50, perSecond: 60 };
  const cpu = { frontend: 5, backend: 14, database: 3, generator: 1 };
  const report = {
    way: 'direct' as const,
    replicas: 2,
    rounds: 3,
    loads: [
      {
        users: 1,
        chat: { ...latency, cpu, errors: 1, firstErrors: ['503: busy'] },
        bare: { ...latency, p50: 3, cpu: 4 },
        ratio: { p50: 10, cpu: 5.5 },
      },
    ],
    coldStarts: [{ name: 'todo-backend', median: 3100, max: 3300 }],
    images: [{ image: 'todo-backend:1', bytes: 262_000_000 }, { image: 'todo-frontend:1' }],
  };
  const text = formatChat(report)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  expect(text).toMatchInlineSnapshot(`
    "One chat message with a tool call, streamed; 2 replicas, frontend reached direct, 3 rounds
    ms                    messages  p50  p95  p99  per s  errors  × bare p50
    chat, 1 at once            100   30   40   50     60       1          10
    bare loop, 1 at once       100    3   40   50     60       0           1
      error: 503: busy

    processor ms for a message  frontend  backend  database   sum  bare loop  × bare  generator
    1 at once                          5       14         3  22.0          4     5.5          1

    container start to ready, ms (± 50)  median   max
    todo-backend                           3100  3300

    image            MB in the image store
    todo-backend:1                     262
    todo-frontend:1             not listed"
  `);
});
