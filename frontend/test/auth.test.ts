import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuth, type Auth } from '@/lib/server/auth';
import type { ServerConfig } from '@/lib/server/config';
import { migrate } from '@/lib/server/migrate';
import { testConfig } from './support/config';
import { createDatabase } from './support/create-database';

const ORIGIN = 'http://localhost:3000';
const account = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };

let pool: Pool;
let auth: Auth;

beforeAll(async () => {
  const config: ServerConfig = {
    ...testConfig(await createDatabase()),
    trustedOrigins: ['https://*.example.com'],
    socialClients: { github: { clientId: 'github-id', clientSecret: 'github-secret' } },
  };
  await migrate(config, { log: () => undefined });
  pool = new Pool({ connectionString: config.databaseUrl });
  auth = createAuth(config, pool);
});
afterAll(() => pool.end());

function call(path: string, headers: Record<string, string> = {}, body?: object): Promise<Response> {
  const init = body && { method: 'POST', body: JSON.stringify(body) };
  return auth.handler(
    new Request(`${ORIGIN}/api/auth${path}`, {
      ...init,
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '10.0.0.1', ...headers },
    }),
  );
}

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

describe('an account', () => {
  test('is created, signed out and in again, and its token verifies by the published keys', async () => {
    const signUp = await call('/sign-up/email', { origin: ORIGIN }, account);
    expect(signUp.status).toBe(200);
    const { user } = (await signUp.json()) as { user: { id: string } };

    const signOut = await call('/sign-out', { origin: ORIGIN, cookie: cookieOf(signUp) }, {});
    expect(signOut.status).toBe(200);
    expect((await call('/token', { cookie: cookieOf(signUp) })).status).toBe(401);

    const signIn = await call('/sign-in/email', { origin: ORIGIN }, account);
    const cookie = cookieOf(signIn);
    const { token } = (await (await call('/token', { cookie })).json()) as { token: string };
    const keys = createLocalJWKSet((await (await call('/jwks')).json()) as JSONWebKeySet);
    const { payload, protectedHeader } = await jwtVerify(token, keys, { issuer: ORIGIN, audience: ORIGIN });
    expect(protectedHeader.alg).toBe('EdDSA');
    expect(payload.sub).toBe(user.id);
    expect(JSON.stringify(payload)).not.toContain('ada@');
    const lifetime = (payload.exp ?? 0) - Date.now() / 1000;
    expect(lifetime).toBeGreaterThan(60);
    expect(lifetime).toBeLessThanOrEqual(15 * 60);
  });

  test('is not entered with a wrong password', async () => {
    const response = await call(
      '/sign-in/email',
      { origin: ORIGIN },
      { ...account, password: 'not the one' },
    );
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test('needs a password of eight characters', async () => {
    const short = { name: 'Bo', email: 'bo@example.com', password: 'short' };
    expect((await call('/sign-up/email', { origin: ORIGIN }, short)).status).toBe(400);
  });
});

describe('the origin of a request with a cookie', () => {
  const signOutFrom = async (headers: Record<string, string>): Promise<number> => {
    const cookie = cookieOf(await call('/sign-in/email', { origin: ORIGIN }, account));
    return (await call('/sign-out', { cookie, ...headers }, {})).status;
  };

  test('is refused when it is foreign or missing', async () => {
    expect(await signOutFrom({ origin: 'https://evil.example' })).toBe(403);
    expect(await signOutFrom({})).toBe(403);
  });

  test("is accepted when it is this application's or matches a trusted pattern", async () => {
    expect(await signOutFrom({ origin: ORIGIN })).toBe(200);
    expect(await signOutFrom({ origin: 'https://preview.example.com' })).toBe(200);
  });
});

describe('signing in', () => {
  test('again and again from one address is stopped; other addresses are not', async () => {
    const signIn = async (address: string): Promise<number> => {
      const headers = { origin: ORIGIN, 'x-forwarded-for': address };
      return (await call('/sign-in/email', headers, { ...account, email: 'nobody' })).status;
    };
    const statuses: number[] = [];
    for (let attempt = 0; attempt <= 30; attempt++) statuses.push(await signIn('10.9.9.9'));
    expect(statuses.slice(0, 30)).not.toContain(429);
    expect(statuses[30]).toBe(429);
    expect(await signIn('10.9.9.8')).not.toBe(429);
  });
});

describe('a provider besides email and password', () => {
  test('is offered only when it is configured', async () => {
    const signIn = (provider: string): Promise<Response> =>
      call('/sign-in/social', { origin: ORIGIN }, { provider, callbackURL: '/' });
    expect((await signIn('google')).status).toBe(404);
    const { url } = (await (await signIn('github')).json()) as { url: string };
    expect(url).toMatch(/^https:\/\/github\.com\/login\/oauth\/authorize\?/);
    const { searchParams } = new URL(url);
    expect(searchParams.get('client_id')).toBe('github-id');
    expect(searchParams.get('redirect_uri')).toBe(`${ORIGIN}/api/auth/callback/github`);
    expect(url).not.toContain('github-secret');
  });
});
