import { expect, test } from 'vitest';
import { podTemplateIn } from '../../../../src/domain/kubernetes/podTemplate.ts';

test.each([
  ['Pod', ''],
  ['PodTemplate', 'template'],
  ['Deployment', 'spec.template'],
  ['StatefulSet', 'spec.template'],
  ['Job', 'spec.template'],
  ['CronJob', 'spec.jobTemplate.spec.template'],
  ['Service', null],
  ['constructor', null],
])('The pods of a %s are made from what lies at %s', (kind, path) => {
  expect(podTemplateIn(kind)?.join('.') ?? null).toBe(path);
});
