import * as formats from '../../lib/constructs/formats';

test.each<[keyof typeof formats, readonly string[], readonly string[]]>([
  ['DNS_LABEL', ['a', 'todo-backend', '1a'], ['', 'A', '-a', 'a-', 'a.b', 'a'.repeat(64)]],
  ['DNS_NAME', ['a', 'a.b-c.d'], ['', 'A', '.a', 'a.', 'a..b']],
  ['HOST', ['todo.example.com', '*.example.com'], ['', '*', '*.', 'a.*.b', 'http://a']],
  ['QUALIFIED_NAME', ['team', 'example.com/team', 'A_b.c'], ['', '/a', 'a/', 'Example.com/a', 'a b']],
  ['LABEL_VALUE', ['', 'a', '1.0', 'A_b'], ['-a', 'a-', 'a b', 'a'.repeat(64)]],
  ['QUANTITY', ['1', '100m', '1.5', '192Mi'], ['', '1 Mi', '-1', '1mi', 'Mi', '.5']],
  ['PERCENTAGE', ['0%', '50%', '100%'], ['', '50', '101%', '050%']],
  ['VARIABLE', ['A', '_a1'], ['', '1A', 'A-B', 'A B']],
  ['DATA_KEY', ['DATABASE_URL', 'a.b-c'], ['', 'a/b', 'a b']],
  [
    'HTTP_URL',
    ['http://localhost:3000', 'https://a/b?c'],
    ['', 'localhost', 'ftp://a', 'http://', 'http://a b'],
  ],
  ['JSON_LIST', ['[]', '["a"]'], ['', 'a', '[', 'a,b']],
  ['URL_PATH', ['/', '/a/b'], ['', 'a', '/a b']],
  ['CIDR', ['10.0.0.0/8', 'fd00::/8'], ['', '10.0.0.0', '10.0/8']],
  ['DURATION', ['30s', '1m', '500ms'], ['', '0s', '30', '-1s']],
])('%s', (name, good, bad) => {
  const format = formats[name];
  if (typeof format !== 'string') throw new Error(`${name} is no pattern`);
  const accepts = (text: string): boolean => new RegExp(format, 'u').test(text);
  expect(good.filter((text) => !accepts(text))).toEqual([]);
  expect(bad.filter(accepts)).toEqual([]);
});

test('an optional form may be empty, and nothing else', () => {
  const pattern = new RegExp(formats.optional(formats.DNS_LABEL), 'u');
  expect(['', 'a'].every((text) => pattern.test(text))).toBe(true);
  expect(['A', ' '].some((text) => pattern.test(text))).toBe(false);
});
