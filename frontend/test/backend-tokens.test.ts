import { decodeJwt } from 'jose';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAuth, TOKEN_MINUTES, type Auth } from '@/lib/server/auth';
import { createBackendTokens, type BackendTokens } from '@/lib/server/backend-tokens';
import { migrate } from '@/lib/server/migrate';
import { testConfig } from './support/config';
import { createDatabase } from './support/create-database';

const ORIGIN = 'http://localhost:3000';

let pool: Pool;
let auth: Auth;
let now: number;
let tokens: BackendTokens;

beforeAll(async () => {
  const config = testConfig(await createDatabase());
  await migrate(config, { log: () => undefined });
  pool = new Pool({ connectionString: config.databaseUrl });
  auth = createAuth(config, pool);
});
afterAll(() => pool.end());
beforeEach(() => {
  now = Date.now();
  tokens = createBackendTokens(auth, { now: () => now, capacity: 2 });
});

async function call(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const init = { method: 'POST', body: JSON.stringify(body) };
  const all = { 'content-type': 'application/json', origin: ORIGIN, ...headers };
  return auth.handler(new Request(`${ORIGIN}/api/auth${path}`, { ...init, headers: all }));
}

/** Signs somebody new up; returns the headers of their requests. */
async function signUp(): Promise<Headers> {
  const email = `${crypto.randomUUID()}@example.com`;
  const response = await call('/sign-up/email', { name: 'Ada', email, password: 'correct horse' });
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return new Headers({ cookie: cookies.join('; ') });
}

describe('the token of a session', () => {
  test('is signed once and used again, until a minute before it expires', async () => {
    const headers = await signUp();
    const first = await tokens.forUserOf(headers);
    expect(first).toMatch(/^eyJ/);
    const { exp = 0, iat = 0 } = decodeJwt(first ?? '');
    expect(exp - iat).toBe(TOKEN_MINUTES * 60);

    now += (TOKEN_MINUTES - 1) * 60_000 - 1;
    const getToken = vi.spyOn(auth.api, 'getToken');
    expect(await tokens.forUserOf(headers)).toBe(first);
    expect(getToken).not.toHaveBeenCalled();

    now += 1;
    await tokens.forUserOf(headers);
    expect(getToken).toHaveBeenCalledOnce();
    getToken.mockRestore();
  });

  test('is gone at once when the person signs out, on whichever replica', async () => {
    const headers = await signUp();
    const otherReplica = createBackendTokens(auth);
    expect(await tokens.forUserOf(headers)).toBeDefined();
    expect(await otherReplica.forUserOf(headers)).toBeDefined();
    await call('/sign-out', {}, { cookie: headers.get('cookie') ?? '' });
    expect(await tokens.forUserOf(headers)).toBeUndefined();
    expect(await otherReplica.forUserOf(headers)).toBeUndefined();
  });

  test("is that session's own", async () => {
    const [ada, bo] = [await signUp(), await signUp()];
    const subjects = [
      await tokens.forUserOf(ada),
      await tokens.forUserOf(bo),
      await tokens.forUserOf(ada),
    ].map((token) => decodeJwt(token ?? '').sub);
    expect(subjects[0]).toBe(subjects[2]);
    expect(subjects[0]).not.toBe(subjects[1]);
  });

  test('is forgotten first when it is the oldest of too many', async () => {
    const [oldest, second, third] = [await signUp(), await signUp(), await signUp()];
    for (const headers of [oldest, second, third]) await tokens.forUserOf(headers);
    const getToken = vi.spyOn(auth.api, 'getToken');
    await tokens.forUserOf(third);
    await tokens.forUserOf(second);
    expect(getToken).not.toHaveBeenCalled();
    await tokens.forUserOf(oldest);
    expect(getToken).toHaveBeenCalledOnce();
    getToken.mockRestore();
  });
});

describe('there is no token', () => {
  test('without a session, with an invented cookie, or with one of another signature', async () => {
    expect(await tokens.forUserOf(new Headers())).toBeUndefined();
    const invented = { cookie: 'better-auth.session_token=x.y' };
    expect(await tokens.forUserOf(new Headers(invented))).toBeUndefined();
    const forged = ((await signUp()).get('cookie') ?? '').replace(/\.[^.]{6}/, '.AAAAAA');
    expect(await tokens.forUserOf(new Headers({ cookie: forged }))).toBeUndefined();
  });

  test('of an expired session', async () => {
    const headers = await signUp();
    await pool.query(`UPDATE session SET "expiresAt" = now() - interval '1 second'`);
    expect(await tokens.forUserOf(headers)).toBeUndefined();
  });
});

test('a database that does not answer is an error, not the end of the session', async () => {
  const gone = new Pool({ connectionString: 'postgresql://nobody@127.0.0.1:9/none' });
  const offline = createBackendTokens(createAuth(testConfig('postgresql://nobody@127.0.0.1:9/none'), gone));
  await expect(offline.forUserOf(await signUp())).rejects.toThrow();
  await gone.end();
});
