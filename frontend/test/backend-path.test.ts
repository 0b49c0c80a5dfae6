import { expect, test } from 'vitest';
import { backendPath } from '@/lib/server/backend-path';

test.each([
  ['/api/backend/api/u1/tasks', '/api/u1/tasks'],
  ['/api/backend/api/u1/tasks/7/complete', '/api/u1/tasks/7/complete'],
  ['/api/backend/api/a%20b/tasks', '/api/a%20b/tasks'],
  ['/api/backend/chatkit', '/chatkit'],
])('%s is passed on as %s', (pathname, path) => {
  expect(backendPath(pathname)).toBe(path);
});

test.each([
  '/api/backend/health',
  '/api/backend/docs',
  '/api/backend/mcp',
  '/api/backend/metrics',
  '/api/backend/openapi.json',
  '/api/backend/health/ready',
  '/api/backend/api',
  '/api/backend/chatkit/more',
  '/api/backend/apis/u1',
  '/api/backend/api/',
  '/api/backend/api//tasks',
  '/api/backend//api/tasks',
  '/api/backend/api/../health',
  '/api/backend/api/%2e%2e/health',
  '/api/backend/api/..%2fhealth',
  '/api/backend/api/%252e%252e/health',
  '/api/backend/api/..%5chealth',
  '/api/backend/api/u1%0d%0atasks',
  '/api/backend/api/%zz',
  '/api/other/api/u1',
])('%s is not passed on', (pathname) => {
  expect(backendPath(pathname)).toBeUndefined();
});
