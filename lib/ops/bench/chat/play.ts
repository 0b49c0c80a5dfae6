import { asError } from '../../as-error';
import type { Played } from './load';

/** Someone to talk with. */
export interface Conversation {
  /** @throws Error when the message is not answered, or not well. */
  say(message: string): Promise<void>;
}

/** Every other message adds a task, the others list them: each makes the agent call one tool. */
export function messageOf(number: number): string {
  return number % 2 === 0 ? `add errand ${number}` : 'show my tasks';
}

/** Holds the conversations, `users` at the same time; a message that fails is counted and the talk goes on. */
export async function play(
  conversations: readonly Conversation[],
  users: number,
  messages: number,
): Promise<Played> {
  const ms: number[] = [];
  const errors: string[] = [];
  const waiting = conversations.values();
  const user = async (): Promise<void> => {
    for (const conversation of waiting)
      for (let number = 0; number < messages; number++) {
        const start = performance.now();
        try {
          await conversation.say(messageOf(number));
          ms.push(performance.now() - start);
        } catch (error) {
          errors.push(asError(error).message);
        }
      }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: users }, user));
  return { ms, errors, seconds: (performance.now() - start) / 1000 };
}
