import { describe, expect, test } from 'vitest';
import { variantsOf } from '../../../../../src/domain/policy/validating/autogen.ts';
import { aboutPods } from '../asked.ts';

const expression = 'object.spec.containers.all(c, c.image != object.metadata.name)';
const spec = { matchConstraints: aboutPods, validations: [{ expression }] };
const rule = aboutPods.resourceRules[0];
const named = (...controllers: string[]): object => ({ ...spec, autogen: { podControllers: { controllers } } });

describe('what is derived from a policy about pods', () => {
  test('every controller, by where its template lies', () => {
    const [cron, usual] = variantsOf(spec);
    expect(cron).toMatchObject({
      from: 'cronjobs',
      spec: {
        matchConstraints: {
          resourceRules: [{ apiGroups: ['batch'], operations: ['CREATE'], resources: ['cronjobs'] }],
        },
        validations: [
          {
            expression:
              'object.spec.jobTemplate.spec.template.spec.containers.all(c, c.image != object.spec.jobTemplate.spec.template.metadata.name)',
          },
        ],
      },
    });
    expect(usual).toMatchObject({
      from: 'defaults',
      spec: {
        matchConstraints: {
          resourceRules: [
            { apiGroups: ['apps'], resources: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'] },
            { apiGroups: ['batch'], resources: ['jobs'] },
          ],
        },
        validations: [
          {
            expression: 'object.spec.template.spec.containers.all(c, c.image != object.spec.template.metadata.name)',
          },
        ],
      },
    });
  });

  test.each<[string, object, string[]]>([
    ['only those that it names', named('deployments'), ['defaults']],
    ['none of an empty list', named(), []],
    ['none that nobody knows', named('jobsets'), []],
    ['another kind by its full name', named('jobsets.v1alpha2.jobset.x-k8s.io'), ['extract']],
  ])('%s', (_, given, froms) => {
    expect(variantsOf(given).map(({ from }) => from)).toEqual(froms);
  });

  test('another kind is judged by the spec as it is written', () => {
    const [variant] = variantsOf(named('jobsets.v1alpha2.jobset.x-k8s.io'));
    expect(variant?.spec).toMatchObject({
      matchConstraints: {
        resourceRules: [{ apiGroups: ['jobset.x-k8s.io'], apiVersions: ['v1alpha2'], resources: ['jobsets'] }],
      },
      validations: [{ expression }],
    });
  });

  test.each<[string, object]>([
    ['about more than pods', { resourceRules: [{ ...rule, resources: ['pods', 'services'] }] }],
    ['about two rules', { resourceRules: [rule, rule] }],
    ['about names', { resourceRules: [{ ...rule, resourceNames: ['web'] }] }],
    ['with exclusions', { ...aboutPods, excludeResourceRules: [rule] }],
    ['with labels', { ...aboutPods, objectSelector: { matchLabels: { app: 'web' } } }],
    ['about all versions', { resourceRules: [{ ...rule, apiVersions: ['*'] }] }],
  ])('nothing is derived from one %s', (_, matchConstraints) => {
    expect(variantsOf({ ...spec, matchConstraints })).toEqual([]);
  });

  test('an empty selector keeps nothing from being derived, and that of the namespace stays', () => {
    const namespaceSelector = { matchLabels: { tier: 'front' } };
    const matchConstraints = { ...aboutPods, objectSelector: {}, namespaceSelector };
    const [variant] = variantsOf({ ...spec, matchConstraints });
    expect(variant?.spec['matchConstraints']).toMatchObject({ namespaceSelector });
  });
});

describe('how an expression is shifted', () => {
  test.each([
    ['object.metadata.namespace', 'object.metadata.namespace'],
    ['object.metadata.namespaces', 'object.spec.template.metadata.namespaces'],
    ["object.metadata.namespace == 'a'", "object.metadata.namespace == 'a'"],
    ['oldObject.spec.x', 'oldObject.spec.template.spec.x'],
    ['namespaceObject.metadata.name', 'namespaceObject.metadata.name'],
    ['request.object.spec', 'request.object.spec.template.spec'],
  ])('%s', (text, shifted) => {
    const [variant] = variantsOf({ ...named('deployments'), validations: [{ expression: text }] });
    expect(variant?.spec['validations']).toEqual([{ expression: shifted }]);
  });
});
