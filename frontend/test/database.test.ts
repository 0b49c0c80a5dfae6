import { describe, expect, test } from 'vitest';
import { connectionOptions, describeDatabase } from '@/lib/server/database';

const NEON =
  'postgresql://todo:p%40ss@ep-cool-1.eu-central-1.aws.neon.tech/todo?sslmode=require&channel_binding=require';

describe('the database URL', () => {
  test("of Neon means a verified certificate and SCRAM's channel binding", () => {
    const { connectionString, enableChannelBinding } = connectionOptions(NEON);
    expect(enableChannelBinding).toBe(true);
    expect(connectionString).toContain('sslmode=verify-full');
    expect(connectionString).not.toContain('channel_binding');
    expect(connectionString).toContain('p%40ss');
  });

  test('of a pod in the cluster is used as it is', () => {
    const url = 'postgresql://todo:pass@todo-database:5432/todo';
    expect(connectionOptions(url)).toMatchObject({ connectionString: url, enableChannelBinding: false });
  });

  test('is named in messages without user and password', () => {
    expect(describeDatabase(NEON)).toBe('ep-cool-1.eu-central-1.aws.neon.tech:5432/todo');
  });
});
