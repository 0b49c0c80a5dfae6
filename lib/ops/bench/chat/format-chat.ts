import { table } from '../table';
import type { ChatReport, Latency } from './chat-report';
import { RESOLUTION_MS } from './cold-start';

/** The report as tables for a person, each a list of lines. */
export function formatChat({ way, replicas, rounds, loads, coldStarts, images }: ChatReport): string[][] {
  return [
    [
      `One chat message with a tool call, streamed; ${replicas} replicas, frontend reached ${way}, ${rounds} rounds`,
      ...table(
        ['ms', 'messages', 'p50', 'p95', 'p99', 'per s', 'errors', '× bare p50'],
        loads.flatMap(({ users, chat, bare, ratio }) => [
          [`chat, ${users} at once`, ...latencyCells(chat), chat.errors, ratio.p50],
          [`bare loop, ${users} at once`, ...latencyCells(bare), 0, 1],
        ]),
      ),
      ...loads.flatMap(({ chat }) => chat.firstErrors.map((error) => `  error: ${error}`)),
    ],
    table(
      [
        'processor ms for a message',
        'frontend',
        'backend',
        'database',
        'sum',
        'bare loop',
        '× bare',
        'generator',
      ],
      loads.map(({ users, chat: { cpu }, bare, ratio }) => [
        `${users} at once`,
        cpu.frontend,
        cpu.backend,
        cpu.database,
        (cpu.frontend + cpu.backend + cpu.database).toFixed(1),
        bare.cpu,
        ratio.cpu,
        cpu.generator,
      ]),
    ),
    table(
      [`container start to ready, ms (± ${RESOLUTION_MS})`, 'median', 'max'],
      coldStarts.map(({ name, median, max }) => [name, median, max]),
    ),
    table(
      ['image', 'MB in the image store'],
      images.map(({ image, bytes }) => [image, bytes === undefined ? 'not listed' : Math.round(bytes / 1e6)]),
    ),
  ];
}

function latencyCells(latency: Latency): number[] {
  return [latency.messages, latency.p50, latency.p95, latency.p99, latency.perSecond];
}
