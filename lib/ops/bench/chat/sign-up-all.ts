import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { asError } from '../../as-error';
import { signUp, Visitor } from '../../verify/visitor';
import type { Browser } from './chat-conversation';

/** The frontend takes 30 sign-ups in 10 s from one address. */
const PAUSE_MS = 3_000;

const MOST_TRIES = 20;

/** Makes accounts, one after the other, each with a browser of its own. */
export async function signUpAll(count: number, frontendUrl: string, origin: string): Promise<Browser[]> {
  const browsers: Browser[] = [];
  while (browsers.length < count) {
    const { cookie } = await patiently(() => signUp(frontendUrl, origin));
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    browsers.push({ frontendUrl, origin, cookie, agent });
  }
  return browsers;
}

async function patiently(ask: () => Promise<Visitor>): Promise<Visitor> {
  for (let tries = 1; ; tries++)
    try {
      return await ask();
    } catch (error) {
      if (tries === MOST_TRIES || !asError(error).message.includes('answers 429')) throw error;
      await sleep(PAUSE_MS);
    }
}
