import { describe, expect, test } from 'vitest';
import { classicExceptionOf } from '../../../../../src/domain/policy/classic/exception.ts';
import { ClassicPolicy } from '../../../../../src/domain/policy/classic/policy.ts';
import { ruleAnswer } from '../../../../../src/domain/policy/classic/ruleAnswer.ts';
import { pod } from '../asked.ts';
import { subjectFor } from './around.ts';

const pods = { any: [{ resources: { kinds: ['Pod'] } }] };
const privileged = pod({ containers: [{ name: 'a', image: 'x', securityContext: { privileged: true } }] });
const exception = (name: string, more: object = {}): ReturnType<typeof classicExceptionOf> =>
  classicExceptionOf({
    metadata: { name },
    spec: { match: pods, exceptions: [{ policyName: 'p', ruleNames: ['*'] }], ...more },
  });
const ports = exception('ports', { podSecurity: [{ controlName: 'Host Ports' }] });
const all = exception('all', { podSecurity: [{ controlName: 'Privileged Containers', images: ['*'] }] });

function said(validate: object, exceptions: readonly ReturnType<typeof classicExceptionOf>[]): unknown {
  const policy = new ClassicPolicy({
    kind: 'ClusterPolicy',
    metadata: { name: 'p' },
    spec: { rules: [{ name: 'r', match: pods, validate }] },
  });
  const [rule] = policy.rulesFor('Pod');
  const answer = rule === undefined ? null : ruleAnswer(rule, policy, subjectFor(privileged), exceptions);
  return answer === null ? null : { outcome: answer.answer.outcome, exception: answer.exception };
}

describe('a rule and its exceptions', () => {
  const standards = { podSecurity: { level: 'baseline', version: 'latest' } };
  const pattern = { pattern: { kind: 'x' } };

  test.each<[string, object, readonly ReturnType<typeof classicExceptionOf>[], object | null]>([
    ['without any fails', pattern, [], { outcome: 'fail', exception: null }],
    ['with one that takes the object is skipped', pattern, [exception('e')], { outcome: 'skip', exception: 'e' }],
    ['of the standards fails', standards, [], { outcome: 'fail', exception: null }],
    [
      'of the standards is skipped by one for all of it',
      standards,
      [ports, exception('e')],
      { outcome: 'skip', exception: 'e' },
    ],
    ['of the standards fails by what is not excluded', standards, [ports], { outcome: 'fail', exception: null }],
    ['of the standards is skipped when nothing is left', standards, [all], { outcome: 'skip', exception: 'all' }],
    ['that judges by nothing says nothing', {}, [], null],
  ])('%s', (_, validate, exceptions, result) => {
    expect(said(validate, exceptions)).toEqual(result);
  });
});
