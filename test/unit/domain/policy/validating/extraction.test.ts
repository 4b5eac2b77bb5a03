import { describe, expect, test } from 'vitest';
import { pathOf, podRequestsOf } from '../../../../../src/domain/policy/validating/extraction.ts';
import { asked } from '../asked.ts';

const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'x' }] } };
const jobSet = (...templates: unknown[]): object => ({
  apiVersion: 'jobset.x-k8s.io/v1',
  kind: 'JobSet',
  metadata: { name: 'train', namespace: 'lab' },
  spec: { replicatedJobs: templates.map((one) => ({ template: { spec: { template: one } } })) },
  status: { template },
});

describe('templates of pods', () => {
  test('are found by their shape, wherever in the spec', () => {
    expect(podRequestsOf(asked(jobSet(template, template))).map(({ steps }) => pathOf(steps))).toEqual([
      'spec.replicatedJobs[0].template.spec.template',
      'spec.replicatedJobs[1].template.spec.template',
    ]);
  });

  test.each<[string, unknown]>([
    ['without containers', { spec: { containers: [] } }],
    ['with a container without a name', { spec: { containers: [{ image: 'x' }] } }],
    ['with a container without an image', { spec: { containers: [{ name: 'c' }] } }],
    ['with metadata that are none', { ...template, metadata: 'a' }],
  ])('%s is none', (_, one) => {
    expect(podRequestsOf(asked(jobSet(one)))).toEqual([]);
  });

  test('make a pod that has the name and the namespace of its object', () => {
    const [first] = podRequestsOf(asked(jobSet(template)));
    expect(first?.request).toMatchObject({
      resource: { group: '', version: 'v1', kind: 'Pod', plural: 'pods' },
      name: 'train',
      namespace: 'lab',
      object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'train', namespace: 'lab', labels: { a: 'b' } } },
      oldObject: null,
    });
  });

  test('of what is deleted are in the old object', () => {
    const [first] = podRequestsOf(asked(jobSet(template), { object: null, oldObject: jobSet(template) }));
    expect(first?.request).toMatchObject({ object: null, oldObject: { kind: 'Pod' } });
  });

  test('deep objects are looked through', () => {
    let deep: unknown = template;
    for (let depth = 0; depth < 20_000; depth += 1) deep = { in: deep };
    expect(podRequestsOf(asked({ ...jobSet(), spec: deep }))).toHaveLength(1);
  });
});
