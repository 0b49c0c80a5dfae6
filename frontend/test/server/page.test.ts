import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENVIRONMENTS, startTwoServers, type TwoServers } from '../support/two-servers';

let servers: TwoServers;
beforeAll(async () => {
  servers = await startTwoServers();
});
afterAll(() => servers.stop());

describe('the page', () => {
  test('without a session is the sign-in page, and asks no database', async () => {
    for (let probe = 0; probe < 3; probe++) {
      const response = await fetch(servers.urls[1]);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Sign in');
    }
    const client = new Client({ connectionString: servers.databaseUrl, application_name: 'this-test' });
    await client.connect();
    const { rows } = await client.query(
      "SELECT application_name FROM pg_stat_activity WHERE datname = current_database() AND application_name <> 'this-test'",
    );
    await client.end();
    expect(rows).toEqual([]);
  });

  test('with a session, made by any replica, is the chat', async () => {
    const cookie = await servers.signUp();
    for (const url of servers.urls) {
      const html = await (await fetch(url, { headers: { cookie } })).text();
      expect(html).toContain('Ada Lovelace');
      expect(html).toContain('Sign out');
    }
  });

  test('with an invented cookie is the sign-in page', async () => {
    const cookie = 'better-auth.session_token=invented.signature';
    const html = await (await fetch(servers.urls[0], { headers: { cookie } })).text();
    expect(html).not.toContain('Sign out');
  });

  test('has the public configuration of the running environment, and no value can break out of it', async () => {
    for (const [index, url] of servers.urls.entries()) {
      const html = await (await fetch(url)).text();
      const json =
        /<script id="public-config" type="application\/json">(.*?)<\/script>/.exec(html)?.[1] ?? '';
      expect(JSON.parse(json)).toEqual({
        openaiDomainKey: `domain-key-${index}</script>`,
        chatUi: ENVIRONMENTS[index]?.CHAT_UI,
      });
    }
  });

  test('offers the providers of the running environment, and tells their secrets to nobody', async () => {
    expect(await (await fetch(servers.urls[0])).text()).not.toContain('Continue with');
    const html = await (await fetch(servers.urls[1])).text();
    expect(html).toContain('Continue with <!-- -->GitHub');
    expect(html).not.toMatch(/github-(id|secret)|a-secret-for-tests/);
  });

  test('says why one must sign in again when the session was ended elsewhere, or a provider refused', async () => {
    const ended = 'Your session has ended';
    expect(await (await fetch(servers.urls[0])).text()).not.toContain(ended);
    const cookie = 'better-auth.session_token=gone.signature';
    expect(await (await fetch(servers.urls[0], { headers: { cookie } })).text()).toContain(ended);
    expect(await (await fetch(`${servers.urls[0]}/?error=access_denied`)).text()).toContain(
      'Signing in did not work',
    );
  });

  test('allows only the scripts it was sent with', async () => {
    const response = await fetch(servers.urls[0]);
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
    const html = await response.text();
    const scripts = [...html.matchAll(/<script(?![^>]*application\/json)[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).not.toEqual([]);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce ?? ''}"`);
    const other = (await fetch(servers.urls[0])).headers.get('content-security-policy');
    expect(/'nonce-([^']+)'/.exec(other ?? '')?.[1]).not.toBe(nonce);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  test('may hold the frame of ChatKit where ChatKit may run, and no other', async () => {
    const frames = async (url: string): Promise<string | undefined> => {
      const policy = (await fetch(url)).headers.get('content-security-policy') ?? '';
      return /frame-src ([^;]*)/.exec(policy)?.[1];
    };
    expect(await frames(servers.urls[0])).toBe('https://cdn.platform.openai.com');
    expect(await frames(servers.urls[1])).toBe("'none'");
  });

  test('that does not exist is a 404', async () => {
    expect((await fetch(`${servers.urls[0]}/nowhere`)).status).toBe(404);
  });
});
