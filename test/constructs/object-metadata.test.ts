import { standardLabels } from '../../lib/constructs/labels';
import { objectMetadata } from '../../lib/constructs/object-metadata';
import { objectProps } from './object-props';

const common = { ...objectProps, commonLabels: { team: 'a' }, commonAnnotations: { owner: 'a' } };

test('an object carries the standard labels and no empty annotations', () => {
  expect(objectMetadata(objectProps)).toEqual({ name: 'web', labels: standardLabels(objectProps.identity) });
});

test('common labels and annotations are added', () => {
  expect(objectMetadata(common)).toEqual({
    name: 'web',
    labels: { team: 'a', ...standardLabels(objectProps.identity) },
    annotations: { owner: 'a' },
  });
});

test('an object’s own stand beside the common ones, and win over them', () => {
  const { labels, annotations } = objectMetadata(common, {
    labels: { release: 'b' },
    annotations: { owner: 'b', b: 'b' },
  });
  expect(labels).toEqual({ team: 'a', release: 'b', ...standardLabels(objectProps.identity) });
  expect(annotations).toEqual({ owner: 'b', b: 'b' });
});

test('the standard labels win', () => {
  const name = { 'app.kubernetes.io/name': 'other' };
  expect(objectMetadata({ ...common, commonLabels: name }).labels).toEqual(
    standardLabels(objectProps.identity),
  );
});
