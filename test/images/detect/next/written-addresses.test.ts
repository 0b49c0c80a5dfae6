import { codesOf } from './support/codes-of';
import { frontendWith } from './support/frontend-with';

const inPage = (code: string) =>
  frontendWith({ 'app/page.tsx': `'use client';\n${code}\nexport default () => null;` });
const inHandler = (code: string) => frontendWith({ 'app/api/tasks/route.ts': code });

describe("the browser's address of the backend in the code", () => {
  test.each([
    ['a handler', 'app/api/tasks/route.ts', `export const GET = () => fetch('http://localhost:8000/tasks');`],
    [
      'rewrites',
      'next.config.mjs',
      `export default { rewrites: () => [{ source: '/api', destination: 'http://127.0.0.1:8000/api' }] };`,
    ],
    [
      'a choice of the server',
      'app/api/tasks/route.ts',
      `const url = () => (typeof window === 'undefined' ? 'http://localhost:8000' : '');\nexport const GET = () => fetch(url() + '/tasks');`,
    ],
    [
      'a text with a value in it',
      'app/api/tasks/route.ts',
      'export const GET = (id) => fetch(`http://localhost:8000/tasks/${id}`);',
    ],
  ])('needs localhost to be passed on where it is in %s', (_, file, code) => {
    const found = frontendWith({ [file]: code });
    expect(found.sidecars).toMatchObject([
      { value: { name: 'to-backend', port: 8000 }, evidence: [{ file, line: expect.any(Number) as number }] },
    ]);
    expect(codesOf(found).notes).toContain('LOCALHOST_FORWARD');
  });

  test.each([
    [
      'stands in for a variable',
      `export const GET = () => fetch(process.env.API_URL || 'http://localhost:8000');`,
    ],
    [
      'is chosen by a variable',
      `const url = process.env.API_URL ? process.env.API_URL : 'http://localhost:8000';\nexport const GET = () => fetch(url);`,
    ],
    [
      'is the default of a schema',
      `const env = z.object({ API_URL: z.string().default('http://localhost:8000') }).parse(process.env);\nexport const GET = () => fetch(env.API_URL);`,
    ],
    [
      'is one of a list',
      `export const ORIGINS = ['http://localhost:8000'];\nexport const GET = () => ORIGINS;`,
    ],
  ])('needs nothing where it %s', (_, code) => {
    expect(inHandler(code).sidecars).toEqual([]);
  });

  test('is right in the browser', () => {
    expect(inPage(`const API_URL = 'http://localhost:8000';`)).toMatchObject({
      sidecars: [],
      notes: [{ code: 'NO_LOCKFILE' }],
    });
  });
});

describe('an address of another place in the code', () => {
  test.each([
    [`const API_URL = 'https://todo.hf.space';`, 'https://todo.hf.space'],
    [
      `const client = axios.create({ baseURL: 'https://todo.onrender.com/api' });`,
      'https://todo.onrender.com',
    ],
    ['const tasks = () => fetch(`https://todo.vercel.app/api/${user}/tasks`);', 'https://todo.vercel.app'],
    [`class Client { baseUrl = 'https://todo.fly.dev'; }`, 'https://todo.fly.dev'],
    [`function apiUrl() { return 'http://localhost:5000'; }`, 'http://localhost:5000'],
    [`const BACKEND_URL = 'http://backend:8000';`, 'http://backend:8000'],
    [
      'const destination = `http://host.docker.internal:8000/api/${path}`;',
      'http://host.docker.internal:8000',
    ],
  ])('is asked instead of what is deployed, which is said: %s', (code, origin) => {
    expect(inPage(code).notes).toContainEqual(
      expect.objectContaining({
        code: 'FIXED_ADDRESS',
        text: expect.stringContaining(origin) as string,
        evidence: [expect.objectContaining({ file: 'app/page.tsx', line: 2 })],
      }),
    );
  });

  test.each([
    [`const API_URL = process.env.NEXT_PUBLIC_API_URL ?? 'https://todo.hf.space';`],
    [`const API_URL = 'https://api.openai.com/v1';`],
    [`const API_URL = process.env.BACKEND_URL ?? 'http://backend:8000';`],
    [`const API_URL = 'http://todo-backend:8000';`],
    [`const client = new URL(path, 'http://n');`],
    ['function baseUrl() { return `http://localhost:${process.env.PORT ?? 3000}`; }'],
    [`const metadata = { metadataBase: new URL('https://todo.vercel.app') };`],
    [`const link = () => <a href="https://todo.vercel.app">Todo</a>;`],
  ])('is no matter where it is not asked, or meant: %s', (code) => {
    expect(codesOf(inPage(code)).notes).not.toContain('FIXED_ADDRESS');
  });
});
