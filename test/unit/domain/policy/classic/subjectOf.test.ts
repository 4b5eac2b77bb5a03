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
