import { expect, test } from 'vitest';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';
import { judgeLikeCommandLine } from '../../../../../src/domain/policy/admission/commandLine.ts';
import { loadAdmissionPolicy } from '../../../../../src/domain/policy/admission/policy.ts';
import { Patience } from '../../../../../src/domain/policy/patience.ts';
import type { Outcome } from '../../../../../src/domain/policy/outcome.ts';
import { aboutPods, asked, latest, pod, tagged } from '../asked.ts';

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' } };
const binding = (name: string, matchResources: object | null = null): object => ({
  metadata: { name },
  spec: { policyName: 'images', validationActions: ['Deny'], matchResources },
});
const isOther = { objectSelector: { matchLabels: { other: 'yes' } } };
const unclear = { objectSelector: { matchExpressions: [{ key: 'a', operator: 'Near' }] } };

function said(
  spec: object,
  bindings: readonly object[],
  object: unknown = pod(latest),
  request = asked(object),
): readonly Outcome[] {
  const metadata = { name: 'images', annotations: { 'policies.kyverno.io/scored': 'false' } };
  const made = loadAdmissionPolicy({ metadata, spec: { matchConstraints: aboutPods, ...spec } }, bindings);
  if ('problems' in made) throw new Error(JSON.stringify(made.problems));
  const allowance = new Patience().forObject();
  return judgeLikeCommandLine(made.policy, request, { externals: nothingOutside, allowance });
}

test.each<[string, readonly object[], unknown, readonly string[]]>([
  ['without a binding is asked about what it is for', [], pod(latest), ['fail by ""']],
  ['without a binding is asked about nothing else', [], service, []],
  ['with one is asked about everything', [binding('a')], service, ['fail by "a"']],
  ['is asked by the last binding that is for an object', [binding('a'), binding('b')], pod(latest), ['fail by "b"']],
  ['is not asked by one that is for others', [binding('a'), binding('b', isOther)], pod(latest), ['fail by "a"']],
  ['is not asked by one that nobody understands', [binding('a', unclear)], pod(latest), []],
])('A policy %s', (_, bindings, object, outcomes) => {
  const spec = { validations: [{ expression: '1 == 2' }, { expression: 'false' }] };
  expect(said(spec, bindings, object).map(({ outcome, rule }) => `${outcome} by "${rule}"`)).toEqual(outcomes);
});

test('What lies in no namespace lies in an empty one', () => {
  const validations = [{ expression: "namespaceObject.metadata.name == 'a'" }];
  const message = `expression '${validations[0]?.expression}' resulted in error: no such key: name`;
  const request = { ...asked(pod(latest)), namespace: '', namespaceObject: null };
  expect(said({ validations }, [], pod(latest), request)).toMatchObject([{ outcome: 'error', message }]);
});

test('What has no value is an error, whatever it does, and annotations deny nothing', () => {
  const annotated = { ...tagged, auditAnnotations: [{ key: 'a', valueExpression: 'string(object.spec.none)' }] };
  const erring = { validations: [{ expression: 'object.spec.none == 1' }, { expression: 'false' }] };
  expect(said(erring, [])).toMatchObject([{ outcome: 'error', validation: 0, scored: false }]);
  expect(said({ ...erring, failurePolicy: 'Ignore' }, [])).toMatchObject([{ outcome: 'error' }]);
  expect(said(annotated, [], pod({ containers: [] }))).toMatchObject([{ outcome: 'pass' }]);
});
