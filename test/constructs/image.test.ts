import { type GlobalValues, type ImageValues, imageReference } from '../../lib/constructs/image';

const image: ImageValues = {
  registry: 'docker.io',
  repository: 'library/web',
  tag: '1.0',
  digest: '',
  pullPolicy: 'IfNotPresent',
};
const global: GlobalValues = { imageRegistry: '', imagePullSecrets: [] };
const digest = `sha256:${'0'.repeat(64)}`;

test.each<[string, Partial<ImageValues>, Partial<GlobalValues>]>([
  ['docker.io/library/web:1.0', {}, {}],
  ['library/web:1.0', { registry: '' }, {}],
  ['mirror:5000/library/web:1.0', {}, { imageRegistry: 'mirror:5000' }],
  [`docker.io/library/web:1.0@${digest}`, { digest }, {}],
])('%s', (reference, changed, changedGlobal) => {
  expect(imageReference({ ...image, ...changed }, { ...global, ...changedGlobal })).toBe(reference);
});
