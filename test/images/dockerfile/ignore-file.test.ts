import ignore from 'ignore';
import { ignoreFile } from '../../../lib/images/dockerfile/ignore-file';

/**
 * How Docker and buildah read a line of the form `**` + `/name`: it matches a path of that name at any depth, and what
 * lies below a match is left out with it.
 */
function dockerIgnores(path: string, ignoreText: string): boolean {
  const names = ignoreText
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map(
      (line) => new RegExp(`^${line.replace('**/', '').replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`),
    );
  return path.split('/').some((segment) => names.some((name) => name.test(segment)));
}

describe('an ignore file', () => {
  const text = ignoreFile(['tests', 'requirements-dev.txt']);

  test.each([
    ['app/main.py', false],
    ['app/tests.py', false],
    ['tests/test_app.py', true],
    ['app/tests/x/y.py', true],
    ['.env', true],
    ['.env.local', true],
    ['deep/down/.env.production', true],
    ['config/production.env', true],
    ['.envrc', true],
    ['environment.py', false],
    ['app/env/__init__.py', false],
    ['myenv/Lib/site-packages/fastapi/__init__.py', true],
    ['node_modules/a/index.js', true],
    ['packages/a/node_modules/b/index.js', true],
    ['my_node_modules/a.js', false],
    ['.git/HEAD', true],
    ['README.md', true],
    ['docs/page.md', false],
    ['app/__pycache__/main.cpython-313.pyc', true],
    ['next-env.d.ts', true],
    ['tsconfig.tsbuildinfo', true],
    ['requirements.txt', false],
    ['requirements-dev.txt', true],
    ['.venv/bin/python', true],
    ['.next/build/x', true],
  ])('is read alike by Git and Docker: %s', (path, ignored) => {
    expect(ignore().add(text).ignores(path)).toBe(ignored);
    expect(dockerIgnores(path, text)).toBe(ignored);
  });

  test('holds only lines of the one form that both read alike', () => {
    for (const line of text.trimEnd().split('\n').slice(1)) expect(line).toMatch(/^\*\*\/[\w.*-]+$/);
  });

  test.each(['a/b', '/root', '!kept', 'a**', '[ab]', '#x', ''])(
    'refuses %p, which they may read differently',
    (name) => {
      expect(() => ignoreFile([name])).toThrow('expected a plain name');
    },
  );
});
