import { describe, expect, test } from 'vitest';
import { readServerConfig } from '@/lib/server/config';
import { readPublicConfig } from '@/lib/server/public-config';

const complete = {
  BETTER_AUTH_URL: 'http://localhost:3000/',
  BETTER_AUTH_SECRET: 's'.repeat(32),
  BETTER_AUTH_TRUSTED_ORIGINS: ' http://localhost:3001, ,https://*.example.com',
  DATABASE_URL: 'postgresql://todo:pass@todo-database:5432/todo',
  NEXT_PUBLIC_BACKEND_URL: 'http://todo-backend:8000/',
  TRUSTED_PROXIES: '10.244.0.0/16, 192.0.2.7,2001:db8::/32',
  GITHUB_CLIENT_ID: 'github-id',
  GITHUB_CLIENT_SECRET: 'github-secret',
  GOOGLE_CLIENT_ID: '',
  DATABASE_CONNECTIONS: '3',
  MAX_REQUEST_BYTES: '1000',
};

const messageFor = (change: Record<string, string | undefined>): string => {
  try {
    readServerConfig({ ...complete, ...change });
  } catch (error) {
    return String(error);
  }
  return 'no error';
};

describe('the server configuration', () => {
  test('is read from the environment, addresses without a slash at the end', () => {
    expect(readServerConfig(complete)).toEqual({
      authUrl: 'http://localhost:3000',
      authSecret: complete.BETTER_AUTH_SECRET,
      trustedOrigins: ['http://localhost:3001', 'https://*.example.com'],
      trustedProxies: ['10.244.0.0/16', '192.0.2.7', '2001:db8::/32'],
      socialClients: { github: { clientId: 'github-id', clientSecret: 'github-secret' } },
      databaseUrl: complete.DATABASE_URL,
      databaseConnections: 3,
      backendUrl: 'http://todo-backend:8000',
      maxRequestBytes: 1000,
    });
  });

  test('needs only four variables', () => {
    const { BETTER_AUTH_URL, BETTER_AUTH_SECRET, DATABASE_URL, NEXT_PUBLIC_BACKEND_URL } = complete;
    const needed = { BETTER_AUTH_URL, BETTER_AUTH_SECRET, DATABASE_URL, NEXT_PUBLIC_BACKEND_URL };
    expect(readServerConfig(needed)).toMatchObject({
      trustedOrigins: [],
      trustedProxies: [],
      socialClients: {},
      databaseConnections: 10,
      maxRequestBytes: 262_144,
    });
  });

  test.each([
    ['DATABASE_CONNECTIONS', '0', 'needed is a number from 1'],
    ['DATABASE_CONNECTIONS', 'many', '"many"'],
    ['MAX_REQUEST_BYTES', '-1', 'MAX_REQUEST_BYTES is "-1"'],
    ['TRUSTED_PROXIES', '10.0.0.0/33', '"10.0.0.0/33"'],
    ['TRUSTED_PROXIES', '10.0.0.1, ingress', 'needed are addresses or ranges'],
    ['CHAT_UI', 'fancy', 'CHAT_UI is "fancy": needed is one of auto, chatkit, built-in'],
    ['GITHUB_CLIENT_ID', '', 'GITHUB_CLIENT_ID is missing: signing in with GitHub needs both'],
    ['GOOGLE_CLIENT_ID', 'google-id', 'GOOGLE_CLIENT_SECRET is missing'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(messageFor({ [name]: value })).toContain(message);
    expect(messageFor({ [name]: value })).not.toContain('github-secret');
  });

  test.each(['BETTER_AUTH_URL', 'BETTER_AUTH_SECRET', 'DATABASE_URL', 'NEXT_PUBLIC_BACKEND_URL'])(
    'without %s names it',
    (name) => {
      expect(messageFor({ [name]: undefined })).toContain(`${name} is missing`);
      expect(messageFor({ [name]: ' ' })).toContain(`${name} is missing`);
    },
  );

  test('names everything that is wrong at once', () => {
    const message = messageFor({ BETTER_AUTH_SECRET: '', DATABASE_URL: '' });
    expect(message).toMatch(/BETTER_AUTH_SECRET is missing.*\n.*DATABASE_URL is missing/);
  });

  test('refuses a short secret with the command that makes one', () => {
    const message = messageFor({ BETTER_AUTH_SECRET: 'tooshort' });
    expect(message).toContain('BETTER_AUTH_SECRET is wrong: needed are at least 32 characters');
    expect(message).toContain('openssl rand -base64 32');
    expect(message).not.toContain('tooshort');
  });

  test.each(['mysql://user:hidden@host/db', 'user:hidden@host', 'postgresql:///hidden'])(
    'refuses the database URL %s and does not repeat its password',
    (url) => {
      const message = messageFor({ DATABASE_URL: url });
      expect(message).toContain('needed is a Postgres URL');
      expect(message).not.toContain('hidden');
    },
  );

  test('refuses an origin with a path, and addresses that are not http', () => {
    expect(messageFor({ BETTER_AUTH_URL: 'http://localhost:3000/app' })).toContain('origin without a path');
    expect(messageFor({ NEXT_PUBLIC_BACKEND_URL: 'todo-backend:8000' })).toContain('"todo-backend:8000"');
  });
});

describe('the public configuration', () => {
  test('is what the environment says when it is asked', () => {
    const env = { NEXT_PUBLIC_OPENAI_DOMAIN_KEY: 'domain_pk_1', CHAT_UI: 'built-in' };
    expect(readPublicConfig(env)).toEqual({ openaiDomainKey: 'domain_pk_1', chatUi: 'built-in' });
    expect(readPublicConfig({})).toEqual({ openaiDomainKey: '', chatUi: 'auto' });
  });
});
