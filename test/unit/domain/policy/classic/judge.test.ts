import { describe, expect, test } from 'vitest';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';
import { classicExceptionOf } from '../../../../../src/domain/policy/classic/exception.ts';
import { judgeClassic } from '../../../../../src/domain/policy/classic/judge.ts';
import { ClassicPolicy } from '../../../../../src/domain/policy/classic/policy.ts';
import type { Outcome } from '../../../../../src/domain/policy/outcome.ts';
import { Patience } from '../../../../../src/domain/policy/patience.ts';
import type { Request } from '../../../../../src/domain/policy/request.ts';
import { asked, deployment, latest, pod } from '../asked.ts';

const pods = { any: [{ resources: { kinds: ['Pod'] } }] };
const tags = {
  name: 'tags',
  match: pods,
  validate: { message: 'no', pattern: { spec: { containers: [{ image: '!*:latest' }] } } },
};
const fine = { name: 'fine', match: pods, validate: { pattern: { kind: 'Pod' } } };

function said(spec: object, object: unknown, more: Partial<Request> = {}, metadata: object = {}): readonly Outcome[] {
  const kind = 'namespace' in metadata ? 'Policy' : 'ClusterPolicy';
  const policy = new ClassicPolicy({ apiVersion: 'kyverno.io/v1', kind, metadata: { name: 'p', ...metadata }, spec });
  return judgeClassic(policy, asked(object, more), {
    externals: nothingOutside,
    exceptions: [
      classicExceptionOf({
        metadata: { name: 'e' },
        spec: { match: pods, exceptions: [{ policyName: 'p', ruleNames: ['exempt'] }] },
      }),
    ],
    numbersAreFloats: false,
    given: () => new Map(),
    allowance: new Patience().forObject(),
  });
}

describe('a classic policy', () => {
  test('says one thing for each rule that is about the object', () => {
    expect(
      said({ rules: [fine, tags, { ...fine, match: { any: [{ resources: { kinds: ['Service'] } }] } }] }, pod(latest)),
    ).toEqual([
      expect.objectContaining({ rule: 'fine', outcome: 'pass' }),
      expect.objectContaining({
        rule: 'tags',
        outcome: 'fail',
        action: 'audit',
        message: 'validation error: no. rule tags failed at path /spec/containers/1/image/',
        spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }],
        said: ['spec', 'rules', 1, 'validate', 'pattern', 'spec', 'containers', 0, 'image'],
      }),
    ]);
  });

  test('says nothing where the conditions of its webhook do not hold', () => {
    const webhook = (expression: string): object => ({
      webhookConfiguration: { matchConditions: [{ name: 'c', expression }] },
      rules: [fine],
    });
    expect(said(webhook("object.metadata.name == 'other'"), pod({}))).toEqual([]);
    expect(said(webhook("object.metadata.name == 'web'"), pod({}))).toMatchObject([{ outcome: 'pass' }]);
  });

  test('says it of what makes pods, where the written rule says it', () => {
    expect(said({ rules: [tags] }, deployment(latest))).toEqual([
      expect.objectContaining({
        rule: 'autogen-tags',
        outcome: 'fail',
        spots: [{ steps: ['spec', 'template', 'spec', 'containers', 1, 'image'], missing: false }],
        said: ['spec', 'rules', 0, 'validate', 'pattern', 'spec', 'containers', 0, 'image'],
      }),
    ]);
  });

  test.each<[string, object, object]>([
    [
      'mutates is not judged',
      { mutate: { patchStrategicMerge: {} } },
      { outcome: 'unjudged', missing: [{ kind: 'mutation', name: '' }] },
    ],
    [
      'looks at signatures is not judged',
      { verifyImages: [{}] },
      { outcome: 'unjudged', missing: [{ kind: 'signature', name: '' }] },
    ],
    [
      'looks at signatures of manifests is not judged',
      { validate: { manifests: {} } },
      { outcome: 'unjudged', missing: [{ kind: 'signature', name: '' }] },
    ],
    [
      'is about labels of a namespace that nobody knows is not judged',
      {
        match: { any: [{ resources: { kinds: ['Pod'], namespaceSelector: { matchLabels: { a: 'b' } } } }] },
        validate: {},
      },
      { outcome: 'unjudged', missing: [{ kind: 'namespaceLabels', name: 'shop' }] },
    ],
    [
      'has preconditions that do not hold is skipped',
      { preconditions: { all: [{ key: '1', operator: 'Equals', value: '2' }] }, validate: { pattern: {} } },
      { outcome: 'skip', message: 'preconditions not met' },
    ],
    [
      'an exception is for is skipped',
      { name: 'exempt', validate: { pattern: { kind: 'x' } } },
      { outcome: 'skip', exception: 'e', message: 'rule is skipped due to policy exceptionse' },
    ],
    [
      'says by CEL',
      { validate: { cel: { expressions: [{ expression: "object.metadata.name == 'x'" }] } } },
      { outcome: 'fail', spots: [{ steps: ['metadata', 'name'], missing: false }] },
    ],
    [
      'says by a context',
      { context: [{ name: 'k', variable: { value: 'Pod' } }], validate: { pattern: { kind: '{{ k }}' } } },
      { outcome: 'pass' },
    ],
    [
      'says by the standards',
      { validate: { podSecurity: { level: 'baseline', version: 'latest' } } },
      { outcome: 'pass' },
    ],
    [
      'never ends',
      { validate: { pattern: { kind: 'x {{ request.object.spec.loop }}' } } },
      { outcome: 'error', reason: expect.stringContaining('budget') },
    ],
  ])('a rule that %s', (_, rule, result) => {
    const object = pod({ ...latest, loop: '{{ request.object.spec.loop }} ' });
    expect(said({ rules: [{ name: 'r', match: pods, ...rule }] }, object)).toEqual([expect.objectContaining(result)]);
  });

  test.each<[string, (index: number) => unknown, number]>([
    ['name each other without end', (index) => (index === 0 ? 'x' : `{{ e${index - 1} }}`), 1200],
    ['grow with each', (index) => (index === 0 ? ['x', 'y'] : [`{{ e${index - 1} }}`, `{{ e${index - 1} }}`]), 40],
  ])('ends entries that %s', (_, value, count) => {
    const context = Array.from({ length: count }, (__, index) => ({
      name: `e${index}`,
      variable: { value: value(index) },
    }));
    const rule = { name: 'r', match: pods, context, validate: { pattern: { kind: `{{ e${count - 1} }}` } } };
    // The budget ends it, not the stack or the memory.
    expect(said({ rules: [rule] }, pod(latest))).toEqual([
      expect.objectContaining({ outcome: 'error', reason: expect.stringContaining('budget') }),
    ]);
  });

  test('stops after the first rule that says something where one is enough', () => {
    const skipped = { ...fine, name: 's', preconditions: { all: [{ key: '1', operator: 'Equals', value: '2' }] } };
    expect(said({ applyRules: 'One', rules: [skipped, fine, tags] }, pod(latest)).map(({ rule }) => rule)).toEqual([
      's',
      'fine',
    ]);
  });

  test('of a namespace is about that alone', () => {
    expect(said({ rules: [fine] }, pod(latest), {}, { namespace: 'lab' })).toEqual([]);
    expect(said({ rules: [fine] }, pod(latest), {}, { namespace: 'shop' })).toHaveLength(1);
  });

  test('may not count in reports, and may refuse', () => {
    const metadata = { annotations: { 'policies.kyverno.io/scored': 'false' } };
    expect(said({ validationFailureAction: 'Enforce', rules: [tags] }, pod(latest), {}, metadata)).toEqual([
      expect.objectContaining({ scored: false, action: 'enforce' }),
    ]);
  });

  test('says nothing by a pattern of what is deleted', () => {
    const rule = { ...tags, match: { any: [{ resources: { kinds: ['Pod'], operations: ['DELETE'] } }] } };
    expect(said({ rules: [rule] }, pod(latest), { operation: 'DELETE', object: null, oldObject: pod(latest) })).toEqual(
      [],
    );
  });

  test.each<[string, object, object, string]>([
    ['refuses', {}, latest, 'skip'],
    ['refuses what was fine before', {}, { containers: [] }, 'fail'],
    ['lets nothing be', { allowExistingViolations: false }, latest, 'fail'],
    ['audits', { failureAction: 'Audit' }, latest, 'fail'],
  ])('of an update that leaves a violation as it was: %s', (_, fields, before, outcome) => {
    const rule = { ...tags, validate: { ...tags.validate, failureAction: 'Enforce', ...fields } };
    const update = { operation: 'UPDATE', oldObject: pod(before) } as const;
    expect(said({ rules: [rule] }, pod(latest), update)).toMatchObject([{ outcome }]);
  });

  test('of an update, a rule that is about updates alone has said nothing before', () => {
    const match = { any: [{ resources: { kinds: ['Pod'], operations: ['UPDATE'] } }] };
    const rule = { ...tags, match, validate: { ...tags.validate, failureAction: 'Enforce' } };
    const update = { operation: 'UPDATE', oldObject: pod(latest) } as const;
    expect(said({ rules: [rule] }, pod(latest), update)).toMatchObject([{ outcome: 'fail' }]);
  });
});
