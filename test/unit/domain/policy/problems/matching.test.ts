import { describe, expect, test } from 'vitest';
import {
  constraintProblems,
  exemptMatchProblems,
  matchProblems,
} from '../../../../../src/domain/policy/problems/matching.ts';
import { ruleOf, told } from './told.ts';

const pods = { resources: { kinds: ['Pod'] } };
const resources = (fields: object): object => ({ match: { any: [{ resources: { kinds: ['Pod'], ...fields } }] } });

function said(fields: object, isOn = false): readonly string[] {
  const rule = ruleOf(fields);
  return told(matchProblems(rule, { isOn, knowsUser: false }), rule);
}

describe('match and exclude', () => {
  test.each<[string, object, readonly string[]]>([
    ['that take something', { match: { all: [pods] }, exclude: { any: [{ resources: { namespaces: ['a'] } }] } }, []],
    ['of the old form', { match: pods }, []],
    ['that are not there', { match: undefined }, ['error unmatched : This rule matches nothing: it has no "match".']],
    ['that are empty', { match: {} }, ['error unmatched match: This rule matches nothing: "match" names no kinds.']],
    [
      'with a filter without kinds',
      { match: { any: [pods, { resources: { names: ['a'] } }] } },
      ['error unmatched match.any.1: Every filter of "match" has to name kinds; this one names none.'],
    ],
    [
      'of two forms',
      { match: { any: [pods], all: [pods] } },
      ['error unmatched match: "any" and "all" stand side by side; Kyverno takes one of them.'],
    ],
    [
      'of the old form beside a new one',
      { match: { any: [pods], ...pods } },
      ['error unmatched match.resources: "resources" stands beside filters; Kyverno takes one of them.'],
    ],
    [
      'with an operation that is none',
      resources({ operations: ['CREATE', 'Update'] }),
      [
        'error unmatched match.any.0.resources.operations.1: "Update" is no operation; there are CREATE, UPDATE, DELETE and CONNECT.',
      ],
    ],
    [
      'with a kind that is none',
      resources({ kinds: ['a/b/c/d/e'] }),
      ['warning unmatched match.any.0.resources.kinds.0: "a/b/c/d/e" is no kind, so nothing matches it.'],
    ],
    [
      'with all kinds among others',
      resources({ kinds: ['*', 'Pod'] }),
      ['error unmatched match.any.0.resources.kinds.0: The kind "*" stands beside others; it has to stand alone.'],
    ],
    [
      'with one name and several',
      resources({ name: 'a', names: ['b'] }),
      ['error unmatched match.any.0.resources.name: "name" and "names" stand side by side; Kyverno takes one of them.'],
    ],
    ['about who asks', { match: { any: [{ ...pods, roles: ['lab:a'] }] } }, []],
    [
      'about nobody',
      { match: { any: [pods] }, exclude: { any: [{ roles: ['a'] }] } },
      ['error unmatched exclude.any.0.roles.0: "a" is no role: write namespace:name.'],
    ],
    [
      'whose selector asks for nothing',
      resources({ selector: {} }),
      [
        'error unmatched match.any.0.resources.selector: This selector asks for nothing; Kyverno takes none, or one that asks.',
      ],
    ],
    ['whose selectors ask', resources({ selector: { matchLabels: { a: 'b' } }, namespaceSelector: {} }), []],
    [
      'that take and leave the same',
      { match: { any: [pods, { resources: { kinds: ['Job'] } }] }, exclude: { any: [pods] } },
      ['error unmatched exclude.any.0: This is excluded and matched alike, so nothing is left of it.'],
    ],
    ['that take and leave all of the same', { match: { all: [pods] }, exclude: { any: [pods] } }, []],
    ['of what is below an object', { ...resources({ kinds: ['Pod/exec'] }), validate: {} }, []],
  ])('%s', (_, fields, wanted) => expect(said(fields)).toEqual(wanted));

  test.each<[string, object, readonly string[]]>([
    [
      'nobody asks',
      { match: { any: [{ ...pods, subjects: [{ kind: 'User', name: 'a' }] }] }, exclude: { clusterRoles: ['a'] } },
      [
        'error unmatched match.any.0.subjects: In background scans nobody asks; Kyverno takes "subjects" with "background: false" in spec alone.',
        'error unmatched exclude.clusterRoles: In background scans nobody asks; Kyverno takes "clusterRoles" with "background: false" in spec alone.',
      ],
    ],
    [
      'kinds are known',
      resources({ kinds: ['*'] }),
      [
        'error unmatched match.any.0.resources.kinds.0: Kyverno takes the kind "*" with "background: false" in spec alone.',
      ],
    ],
    [
      'nothing is below an object',
      { ...resources({ kinds: ['Pod/exec', 'Pod'] }), validate: { deny: {} } },
      [
        'error unmatched match.any.0.resources.kinds.0: "Pod/exec" is below an object, which is not scanned; Kyverno takes it with "background: false" in spec alone.',
      ],
    ],
    ['a rule that mutates is not asked', { ...resources({ kinds: ['Pod/exec'] }), mutate: {} }, []],
  ])('in background scans %s', (_, fields, wanted) => expect(said(fields, true)).toEqual(wanted));
});

describe('matchConstraints', () => {
  const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['pods'] };
  const nothing = 'This policy matches nothing: matchConstraints has no resourceRules.';
  test.each<[string, object, readonly string[]]>([
    ['that take something', { spec: { matchConstraints: { resourceRules: [rule] } } }, []],
    ['that are not there', { spec: {} }, [`error unmatched spec: ${nothing}`]],
    ['without rules', { spec: { matchConstraints: {} } }, [`error unmatched spec.matchConstraints: ${nothing}`]],
    ['of nothing', {}, [`error unmatched : ${nothing}`]],
    [
      'with a rule that is empty',
      { spec: { matchConstraints: { resourceRules: [{ ...rule, apiGroups: [], resources: undefined }] } } },
      [
        'warning unmatched spec.matchConstraints.resourceRules.0.apiGroups: This rule matches nothing: "apiGroups" is empty.',
        'warning unmatched spec.matchConstraints.resourceRules.0: This rule matches nothing: "resources" is empty.',
      ],
    ],
    [
      'with an operation that is none',
      {
        spec: {
          matchConstraints: { resourceRules: [rule], excludeResourceRules: [{ ...rule, operations: ['create'] }] },
        },
      },
      [
        'error unmatched spec.matchConstraints.excludeResourceRules.0.operations.0: "create" is no operation; there are CREATE, UPDATE, DELETE and CONNECT.',
      ],
    ],
  ])('%s', (_, policy, wanted) => {
    expect(told(constraintProblems(policy, 'warning'), { value: policy, steps: [] })).toEqual(wanted);
  });
});

describe('the match of an exception', () => {
  const subjects = [{ kind: 'User', name: 'ann' }];
  const nobody =
    'error unmatched spec.match.any.1.subjects: In background scans nobody asks; Kyverno takes "subjects" with "background: false" in spec alone.';
  test.each<[string, object, readonly string[]]>([
    ['names who asks where nobody does', { match: { any: [pods, { ...pods, subjects }] } }, [nobody]],
    [
      'names who asks, and is not for background scans',
      { background: false, match: { any: [{ ...pods, subjects }] } },
      [],
    ],
    ['names nobody', { match: { all: [pods] } }, []],
    [
      'has two forms',
      { background: false, match: { any: [pods], all: [pods] } },
      ['error unmatched spec.match: "any" and "all" stand side by side; Kyverno takes one of them.'],
    ],
    [
      'has one name and several',
      { match: { all: [{ resources: { name: 'a', names: ['b'] } }] } },
      [
        'error unmatched spec.match.all.0.resources.name: "name" and "names" stand side by side; Kyverno takes one of them.',
      ],
    ],
  ])('%s', (_, spec, wanted) => {
    const exception = { spec };
    expect(told(exemptMatchProblems(exception), { value: exception, steps: [] })).toEqual(wanted);
  });
});
