import type { BarePlayed } from './bare-loop';
import type { CpuByPart, Latency, LoadReport } from './chat-report';
import type { Load, Played } from './load';
import { percentile } from './percentile';

/** One round of one load. */
export interface Round {
  readonly chat: Played;
  /** Seconds, while the chat was played. */
  readonly cpu: CpuByPart;
  readonly bare: BarePlayed;
}

/** Most messages of errors that are shown. */
const SHOWN_ERRORS = 3;

/** The rounds of a load, put together. */
export function summarize({ users }: Pick<Load, 'users'>, rounds: readonly Round[]): LoadReport {
  const chats = rounds.map((round) => round.chat);
  const bares = rounds.map((round) => round.bare);
  const errors = chats.flatMap((chat) => chat.errors);
  const sent = chats.reduce((sum, { ms }) => sum + ms.length, errors.length);
  const perMessage = (part: keyof CpuByPart): number =>
    tenths((1000 * rounds.reduce((sum, { cpu }) => sum + cpu[part], 0)) / sent);
  const cpu = {
    frontend: perMessage('frontend'),
    backend: perMessage('backend'),
    database: perMessage('database'),
    generator: perMessage('generator'),
  };
  const chat = latency(chats);
  const bare = latency(bares);
  const bareCpu = (1000 * bares.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0)) / bare.messages;
  return {
    users,
    chat: { ...chat, cpu, errors: errors.length, firstErrors: [...new Set(errors)].slice(0, SHOWN_ERRORS) },
    bare: { ...bare, cpu: tenths(bareCpu) },
    ratio: {
      p50: tenths(chat.p50 / bare.p50),
      cpu: tenths((cpu.frontend + cpu.backend + cpu.database) / bareCpu),
    },
  };
}

function latency(rounds: readonly Pick<Played, 'ms' | 'seconds'>[]): Latency {
  const ms = rounds.flatMap((round) => round.ms);
  const rates = rounds.map((round) => round.ms.length / round.seconds);
  return {
    messages: ms.length,
    p50: tenths(percentile(ms, 50)),
    p95: tenths(percentile(ms, 95)),
    p99: tenths(percentile(ms, 99)),
    perSecond: tenths(percentile(rates, 50)),
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
