import { expect, test } from 'vitest';
import { BodyTooLargeError, limitBody } from '@/lib/server/limit-body';

const URL = 'http://localhost:3000/';
const post = (body: string): Request =>
  new Request(URL, { method: 'POST', body, headers: { 'x-kept': '1' } });

test('a request of the largest size is left as it is', async () => {
  const limited = limitBody(post('x'.repeat(100)), 100);
  expect(limited).toMatchObject({ url: URL, method: 'POST' });
  expect(limited.headers.get('x-kept')).toBe('1');
  expect(await limited.text()).toBe('x'.repeat(100));
});

test('the body of a longer one ends with an error', async () => {
  await expect(limitBody(post('x'.repeat(101)), 100).text()).rejects.toThrow(BodyTooLargeError);
});

test('one that says that it is longer is refused at once', () => {
  const request = new Request(URL, { headers: { 'content-length': '101' } });
  expect(() => limitBody(request, 100)).toThrow(BodyTooLargeError);
});

test('the Proxy of a request that Next.js gives handlers will do', async () => {
  const proxied = new Proxy(post('Milk'), {
    get: (request, name): unknown => Reflect.get(request, name, request),
  });
  expect(await limitBody(proxied, 100).text()).toBe('Milk');
});
