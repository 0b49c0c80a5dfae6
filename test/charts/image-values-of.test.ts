import { imageValuesOf } from '../../lib/charts/image-values-of';

test.each([
  [
    'docker.io/library/postgres:17-trixie',
    { registry: 'docker.io', repository: 'library/postgres', tag: '17-trixie' },
  ],
  ['localhost:5000/web:1.0', { registry: 'localhost:5000', repository: 'web', tag: '1.0' }],
  ['docker.io/web@sha256:00', { registry: 'docker.io', repository: 'web', digest: 'sha256:00' }],
  [
    'docker.io/web:1.0@sha256:00',
    { registry: 'docker.io', repository: 'web', tag: '1.0', digest: 'sha256:00' },
  ],
])('%s', (reference, parts) => {
  expect(imageValuesOf(reference)).toEqual(parts);
});

test('a reference without a registry is refused, not taken for another image', () => {
  expect(() => imageValuesOf('web:1.0')).toThrow('not an image reference with a registry: web:1.0');
});
