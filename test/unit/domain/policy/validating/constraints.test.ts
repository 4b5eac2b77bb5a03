import { describe, expect, test } from 'vitest';
import { matchConstraints } from '../../../../../src/domain/policy/validating/constraints.ts';
import { asked, aboutPods, pod } from '../asked.ts';

const labelled = pod({}, { labels: { app: 'web' } });
const rule = aboutPods.resourceRules[0];
const about = (more: object): object => ({ resourceRules: [{ ...rule, ...more }] });
const namespace = (labels: object): object => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'shop', labels },
});

describe('what a policy is asked about', () => {
  test.each<[string, unknown, boolean]>([
    ['without constraints nothing', undefined, false],
    ['without rules everything', {}, true],
    ['what a rule names', aboutPods, true],
    ['what stars name', about({ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'] }), true],
    ['not another group', about({ apiGroups: ['apps'] }), false],
    ['not another version', about({ apiVersions: ['v2'] }), false],
    ['not another operation', about({ operations: ['UPDATE'] }), false],
    ['not another resource', about({ resources: ['services'] }), false],
    ['not a subresource', about({ resources: ['pods/exec'] }), false],
    ['all subresources count the object too', about({ resources: ['pods/*'] }), true],
    ['what lies in a namespace', about({ scope: 'Namespaced' }), true],
    ['not what lies in none', about({ scope: 'Cluster' }), false],
    ['no scope that nobody knows', about({ scope: 'Planet' }), false],
    ['one name', about({ resourceNames: ['web'] }), true],
    ['not other names', about({ resourceNames: ['we', 'webs'] }), false],
    ['not what is excluded', { ...aboutPods, excludeResourceRules: [{ ...rule, resourceNames: ['web'] }] }, false],
    ['labels that it has', { ...aboutPods, objectSelector: { matchLabels: { app: 'web' } } }, true],
    ['not labels that it lacks', { ...aboutPods, objectSelector: { matchLabels: { app: 'db' } } }, false],
  ])('%s', (_, constraints, matches) => {
    expect(matchConstraints(constraints, asked(labelled))).toEqual({ matches });
  });

  test('an object without a name is known by how its name will begin', () => {
    const nameless = asked({ apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'web-', namespace: 'shop' } });
    expect(matchConstraints(about({ resourceNames: ['we'] }), nameless)).toEqual({ matches: true });
    expect(matchConstraints(about({ resourceNames: ['db'] }), nameless)).toEqual({ matches: false });
  });

  test('labels of the old object count too', () => {
    const constraints = { ...aboutPods, objectSelector: { matchLabels: { app: 'web' } } };
    expect(matchConstraints(constraints, asked(pod({}), { oldObject: labelled }))).toEqual({ matches: true });
  });

  const shop = { ...aboutPods, namespaceSelector: { matchLabels: { tier: 'front' } } };

  test.each<[string, unknown, object]>([
    ['labels of its namespace', namespace({ tier: 'front' }), { matches: true }],
    ['no other labels', namespace({}), { matches: false }],
    ['a namespace that nobody describes', null, { matches: false }],
    ['a namespace that nobody knows', undefined, { missing: { kind: 'namespaceLabels', name: 'shop' } }],
  ])('by the namespace: %s', (_, namespaceObject, matched) => {
    expect(matchConstraints(shop, asked(labelled, { namespaceObject }))).toEqual(matched);
  });

  test('the name of a namespace is known, whoever else does not know it', () => {
    const named = (name: string): object => ({
      ...aboutPods,
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
    });
    expect(matchConstraints(named('shop'), asked(labelled))).toEqual({ matches: true });
    expect(matchConstraints(named('lab'), asked(labelled))).toEqual({ matches: false });
    expect(matchConstraints(named('shop'), asked(labelled, { namespaceObject: null }))).toEqual({ matches: true });
  });

  test('what does not match anyway needs no namespace', () => {
    const other = { ...shop, resourceRules: [{ ...rule, resources: ['services'] }] };
    expect(matchConstraints(other, asked(labelled))).toEqual({ matches: false });
  });

  test('a Namespace has the labels that it says, and what lies in none is never exempt', () => {
    const constraints = { namespaceSelector: { matchLabels: { tier: 'front' } } };
    const asking = asked(namespace({ tier: 'front' }), { namespace: 'shop' });
    expect(matchConstraints(constraints, asking)).toEqual({ matches: true });
    expect(matchConstraints(constraints, asked(namespace({}), { namespace: 'shop' }))).toEqual({ matches: false });
    const node = asked({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' } });
    expect(matchConstraints(constraints, node)).toEqual({ matches: true });
  });

  test('a selector that nobody understands is said', () => {
    const constraints = { ...aboutPods, objectSelector: { matchExpressions: [{ key: 'a', operator: 'Near' }] } };
    expect(matchConstraints(constraints, asked(labelled))).toEqual({ problem: expect.stringContaining('Near') });
  });
});
