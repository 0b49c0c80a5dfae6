import { fullname } from '../../lib/helm/release';

const namespace = 'any';

test.each([
  ['web', 'web', 'the chart’s own name'],
  ['shop-web', 'shop-web', 'a name that carries the chart’s'],
  ['shop', 'shop-web', 'another name'],
])('a release %s of the chart web is named %s: %s', (name, expected) => {
  expect(fullname({ name, namespace }, 'web')).toBe(expected);
});

test('a long name is cut to what Kubernetes accepts', () => {
  const name = fullname({ name: 'r'.repeat(53), namespace }, 'chart-with-name');
  expect(name).toBe(`${'r'.repeat(53)}-chart-wit`);
  expect(name).toHaveLength(63);
});

test('a cut name does not end with a dash', () => {
  expect(fullname({ name: 'r'.repeat(53), namespace }, 'chart-wi-th')).toBe(`${'r'.repeat(53)}-chart-wi`);
});
