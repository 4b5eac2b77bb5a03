import { describe, expect, test } from 'vitest';
import { scopeProblems } from '../../../../../src/domain/policy/problems/scope.ts';
import type { Background } from '../../../../../src/domain/policy/problems/scope.ts';
import { ruleOf, told } from './told.ts';

const onRequest: Background = { isOn: false, knowsUser: false };
const inBackground: Background = { isOn: true, knowsUser: false };
const ofUser = 'has no value in background scans; Kyverno takes it with "background: false" in spec alone.';

function said(fields: object, background: Background): readonly string[] {
  const rule = ruleOf(fields);
  return told(scopeProblems(rule, background), rule);
}

const message = (text: string): object => ({ validate: { message: text } });

describe('variables of a rule', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'of the request',
      message('{{ request.object.metadata.name }} {{@}} {{ images.containers }} {{ time_now() }}'),
      [],
    ],
    ['of who asks', message('{{ serviceAccountName }}'), []],
    ['that an entry declares', { context: [{ name: 'team', variable: {} }], ...message('{{ team.name }}') }, []],
    [
      'that nothing declares',
      { context: [{ name: 'team', variable: {} }], ...message('of {{ teem }}') },
      [
        'error variable validate.message «teem»: No context entry is called "teem", and Kyverno has no such variable; did you mean "team"?',
      ],
    ],
    [
      'in a key',
      { validate: { pattern: { '{{ x.y }}': 'a' } } },
      [
        'error variable validate.pattern.{{ x.y }} (key) «x»: No context entry is called "x", and Kyverno has no such variable.',
      ],
    ],
    [
      'around others',
      message('{{ x."{{ request.name }}" }}'),
      ['error variable validate.message: No context entry is called "x", and Kyverno has no such variable.'],
    ],
    [
      'that name nothing',
      message("{{ 'a' }}"),
      [
        `error variable validate.message «{{ 'a' }}»: "'a'" names neither a context entry nor anything that Kyverno brings, so Kyverno refuses it.`,
      ],
    ],
    [
      'that are a config map',
      { context: [{ name: 'cm', configMap: {} }], ...message('{{ cm.data.a }} {{ cm }}') },
      ['error variable validate.message «cm»: Of the config map "cm" there are "cm.data" and "cm.metadata" alone.'],
    ],
    [
      'that a loop inside of a loop declares, where Kyverno does not look',
      { validate: { foreach: [{ foreach: [{ context: [{ name: 'x' }], message: '{{ x }}' }] }] } },
      [
        'error variable validate.foreach.0.foreach.0.message «x»: Kyverno looks for context entries in a rule and its outermost loops, and "x" is in a loop inside of one.',
      ],
    ],
    [
      'in the conditions of an attestation',
      { verifyImages: [{ attestations: [{ conditions: [{ all: [{ key: '{{ repo.uri }}' }] }] }] }] },
      [],
    ],
    ['that are no JMESPath, which is told elsewhere', message('{{ x.. }}'), []],
  ])('%s', (_, fields, wanted) => expect(said(fields, onRequest)).toEqual(wanted));
});

describe('the element of a loop', () => {
  test.each<[string, object, readonly string[]]>([
    ['inside', { validate: { foreach: [{ deny: { conditions: { all: [{ key: '{{ element.a }}' }] } } }] } }, []],
    [
      'outside',
      message('{{ element.a }}'),
      ['error variable validate.message «element»: "element" has a value inside of foreach alone.'],
    ],
    [
      'its index',
      message('{{elementIndex0}}'),
      ['error variable validate.message «elementIndex0»: "elementIndex0" has a value inside of foreach alone.'],
    ],
    [
      'or what is called nearly so',
      { context: [{ name: 'elements', variable: {} }], ...message('{{ elements }}') },
      [
        'error variable validate.message «elements»: Kyverno takes "elements" for the element of a loop, as all that begins with "element", and there is no loop here.',
      ],
    ],
  ])('%s', (_, fields, wanted) => expect(said(fields, onRequest)).toEqual(wanted));
});

describe('in background scans', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'nobody asks',
      message('{{ request.userInfo.username }}'),
      [`error variable validate.message «request.userInfo»: "request.userInfo" ${ofUser}`],
    ],
    [
      'there is no account',
      message('a {{serviceAccountName}}'),
      [`error variable validate.message «serviceAccountName»: "serviceAccountName" ${ofUser}`],
    ],
    ['there is a request', message('{{ request.operation }}'), []],
    [
      'a name like it is another',
      { context: [{ name: 'my', variable: {} }], ...message('{{ my.serviceAccountName }}') },
      [],
    ],
    [
      'the request as a whole is not taken',
      message('{{ request }}'),
      [
        'error variable validate.message «request»: "request" names neither a context entry nor anything that Kyverno brings, so Kyverno refuses it.',
      ],
    ],
  ])('%s', (_, fields, wanted) => expect(said(fields, inBackground)).toEqual(wanted));

  test('a policy that changes what is there knows who asks', () => {
    expect(said(message('{{ request.userInfo }}'), { isOn: true, knowsUser: true })).toEqual([]);
  });
});

test('match and exclude have no variables', () => {
  const filter = { resources: { kinds: ['Pod'], names: ['{{ request.name }}-x'] } };
  const sentence = 'Kyverno takes no variables in match and exclude.';
  expect(said({ match: { any: [filter] }, exclude: { any: [filter] } }, onRequest)).toEqual([
    `error variable match.any.0.resources.names.0 «{{ request.name }}»: ${sentence}`,
    `error variable exclude.any.0.resources.names.0 «{{ request.name }}»: ${sentence}`,
  ]);
});

test('A target is known where it is changed, and not before', () => {
  const key = '{{ target.kind }}';
  const targets = [{ kind: 'Secret', preconditions: { all: [{ key }] } }];
  const place = '"target" has a value in rules with mutate.targets alone, once the target is found.';
  expect(said({ preconditions: { all: [{ key }] }, mutate: { targets } }, onRequest)).toEqual([
    `error variable preconditions.all.0.key «target»: ${place}`,
  ]);
  expect(said(message(key), onRequest)).toEqual([`error variable validate.message «target»: ${place}`]);
});
