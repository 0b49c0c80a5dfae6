/** By what the backend knows who asks. */
export interface Access {
  /** In a person's words, e.g. `the token of /api/auth/token`. */
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The user's id as the backend knows it. */
  readonly user: string;
}

/** A token as FastAPI's security schemes want it. */
export function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}
