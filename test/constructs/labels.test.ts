import { selectorLabels, standardLabels } from '../../lib/constructs/labels';

const identity = {
  name: 'web',
  instance: 'shop',
  component: 'frontend',
  partOf: 'site',
  managedBy: 'cdk8s',
  version: '1.0',
};

test('every label of the recommended set comes from the identity', () => {
  expect(standardLabels(identity)).toEqual({
    'app.kubernetes.io/name': 'web',
    'app.kubernetes.io/instance': 'shop',
    'app.kubernetes.io/component': 'frontend',
    'app.kubernetes.io/part-of': 'site',
    'app.kubernetes.io/managed-by': 'cdk8s',
    'app.kubernetes.io/version': '1.0',
  });
});

test('an identity without a version has no version label', () => {
  expect(standardLabels({ ...identity, version: undefined })).not.toHaveProperty('app.kubernetes.io/version');
});

test('selectors have nothing that changes with a version', () => {
  const upgraded = { ...identity, version: '2.0' };
  expect(selectorLabels(upgraded)).toEqual(selectorLabels(identity));
  expect(standardLabels(upgraded)).not.toEqual(standardLabels(identity));
});
