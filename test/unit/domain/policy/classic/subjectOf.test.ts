import { expect, test } from 'vitest';
import { subjectOf } from '../../../../../src/domain/policy/classic/subjectOf.ts';
import { asked, pod } from '../asked.ts';

test('Filters see the object, or the old one of what is deleted, and labels that somebody knows', () => {
  const object = pod({});
  expect(subjectOf(asked(object))).toMatchObject({ resource: object, namespaceLabels: null, userInfo: null });
  const labels = { a: 'b' };
  expect(
    subjectOf(asked(null, { object: null, oldObject: object, namespaceObject: { metadata: { labels } } })),
  ).toMatchObject({
    resource: object,
    namespaceLabels: labels,
  });
});

test('What is sent to a part of an object counts as one of its kind', () => {
  const resource = { group: 'apps', version: 'v1', kind: 'Deployment', plural: 'deployments' };
  const object = { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'web' } };
  expect(subjectOf(asked(object, { resource, subresource: 'scale' })).resource).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
  });
  expect(subjectOf(asked(object, { resource })).resource).toBe(object);
});
