import { expect, test } from 'vitest';
import { answersIn } from '../../../../../src/domain/policy/comparison/answer.ts';

const pod = { apiVersion: 'v1', kind: 'Pod', namespace: 'default', name: 'web' };
const report = (...results: readonly object[]): string => JSON.stringify({ kind: 'ClusterReport', results });
const result = { source: 'kyverno', policy: 'p', rule: 'r', result: 'fail', message: 'no', resources: [pod] };
const answer = { policy: 'p', rule: 'r', result: 'fail', message: 'no', object: pod };

test.each<[string, string, readonly object[]]>([
  ['nothing', '', []],
  ['other lines', `Warning: {"a": 1}\n${report(result)}\n---\n{broken\n`, [answer]],
  ['a word on a change', `Mutation:\nMutation has been applied successfully.${report(result)}\n`, [answer]],
  ['several reports', `${report(result)}\n---\n${report(result)}`, [answer, answer]],
  [
    'several objects',
    report({ ...result, resources: [pod, { ...pod, name: 'b' }] }),
    [answer, { ...answer, object: { ...pod, name: 'b' } }],
  ],
  ['an unknown word', report({ ...result, result: 'constructor' }), []],
  ['no shape at all', '{"results": {"a": 1}}\n{"results": [null, 1, {"result": "pass", "resources": [7]}]}', []],
  [
    'the rule that an exception stands for',
    report({ ...result, source: 'KyvernoValidatingPolicy', rule: 'exception' }),
    [{ ...answer, rule: '' }],
  ],
  [
    'an object without a namespace',
    report({ ...result, resources: [{ kind: 'Node', name: 'n' }] }),
    [{ ...answer, object: { apiVersion: '', kind: 'Node', namespace: null, name: 'n' } }],
  ],
])('Answers are read: %s', (_, stdout, answers) => expect(answersIn(stdout)).toEqual(answers));
