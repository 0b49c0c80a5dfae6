/** Conversations that are played at the same time, one after the other by each user. */
export interface Load {
  /** How many messages are under way at any moment: each user sends the next one as soon as the last is answered. */
  readonly users: number;
  readonly conversations: number;
  /** In each conversation. */
  readonly messages: number;
}

/** What the players of a load saw. */
export interface Played {
  /** Milliseconds of each message that was answered well. */
  readonly ms: readonly number[];
  /** What went wrong with the others. */
  readonly errors: readonly string[];
  /** Seconds from the first message to the last answer. */
  readonly seconds: number;
}

/** The loads that are measured. Even a single user plays enough conversations for a 99th percentile. */
export const LOADS: readonly Load[] = [1, 10, 50].map((users) => ({
  users,
  conversations: Math.max(users, 10),
  messages: 20,
}));
