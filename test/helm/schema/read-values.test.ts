import { readValues } from '../../../lib/helm/schema/read-values';

it('reads a values file by the YAML that Helm knows', () => {
  const text = 'a: yes\nb: "yes"\nc: 2026-01-01\nd: 12:30:45\ne: 0o7\nf: 010\n';
  expect(readValues(text)).toEqual({ a: true, b: 'yes', c: '2026-01-01', d: '12:30:45', e: '0o7', f: 8 });
});

it('reads an empty file as no values', () => {
  expect(readValues('# nothing\n')).toEqual({});
});

it.each(['- a\n', 'text\n', 'a: [\n', 'a: 1\na: 2\n'])('refuses %j', (text) => {
  expect(() => readValues(text)).toThrow();
});
