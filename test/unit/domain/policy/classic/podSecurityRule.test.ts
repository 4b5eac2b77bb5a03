import { describe, expect, test } from 'vitest';
import { classicExceptionOf } from '../../../../../src/domain/policy/classic/exception.ts';
import { podSecurityAnswer } from '../../../../../src/domain/policy/classic/podSecurityRule.ts';
import type { RuleAnswer } from '../../../../../src/domain/policy/classic/ruleAnswer.ts';
import { asAdmitted, isMap } from '../../../../../src/domain/policy/data.ts';
import { subjectFor } from './around.ts';

const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { hostPID: true, hostIPC: true } };
const job = { apiVersion: 'batch/v1', kind: 'Job', spec: { template: { spec: { containers: [{ name: 'a' }] } } } };

function answered(object: object, podSecurity: object, exceptions: readonly object[] = []): RuleAnswer | null {
  const data = asAdmitted({ name: 'standards', validate: { podSecurity } });
  if (!isMap(data)) throw new Error('The rule is no map.');
  return podSecurityAnswer(
    { name: 'standards', data, index: 0, around: [] },
    subjectFor(object),
    exceptions.map((exclude, index) =>
      classicExceptionOf({ metadata: { name: `e${index}`, namespace: 'lab' }, spec: { podSecurity: [exclude] } }),
    ),
  );
}

const field = (restrictedField: string): object => ({
  controlName: 'Host Namespaces',
  restrictedField,
  values: ['true'],
});

describe('a rule with podSecurity', () => {
  test('passes what violates nothing, or nothing that it does not exclude', () => {
    const passed = {
      exception: null,
      answer: { outcome: 'pass', message: "Validation rule 'standards' passed.", spots: [], said: null },
    };
    expect(answered({ ...pod, spec: {} }, { level: 'restricted' })).toMatchObject(passed);
    expect(answered(pod, { level: 'baseline', exclude: [{ controlName: 'Host Namespaces' }] })).toMatchObject(passed);
  });

  test('says what it refuses, and where that lies in the object', () => {
    const answer = answered(job, {
      level: 'restricted',
      version: 'v1.30',
      exclude: [{ controlName: 'Capabilities', images: ['*'] }],
    });
    const place = 'spec.template.spec.containers[0].securityContext';
    expect(answer).toMatchObject({
      exception: null,
      answer: {
        outcome: 'fail',
        message:
          `Validation rule 'standards' failed. It violates PodSecurity "restricted:v1.30": ` +
          `(Forbidden reason: allowPrivilegeEscalation != false, field error list: [${place}.allowPrivilegeEscalation: Required value])` +
          `(Forbidden reason: runAsNonRoot != true, field error list: [${place}.runAsNonRoot: Required value])` +
          `(Forbidden reason: seccompProfile, field error list: [${place}.seccompProfile.type: Required value])`,
        said: ['validate', 'podSecurity'],
      },
    });
    const context = { steps: ['spec', 'template', 'spec', 'containers', 0, 'securityContext'], missing: true };
    expect(answer?.answer.spots).toEqual([context]);
  });

  test('is skipped when exceptions leave nothing', () => {
    expect(answered(pod, { level: 'baseline' }, [field('spec.hostPID'), field('spec.hostIPC')])).toMatchObject({
      exception: 'lab/e0',
      answer: { outcome: 'skip', message: 'rule is skipped due to policy exceptions lab/e0, lab/e1' },
    });
  });

  test('refuses what exceptions leave', () => {
    expect(answered(pod, { level: 'baseline' }, [field('spec.hostPID')])).toMatchObject({
      exception: null,
      answer: {
        outcome: 'fail',
        message:
          `Validation rule 'standards' failed. It violates PodSecurity "baseline:": ` +
          '(Forbidden reason: host namespaces, field error list: [spec.hostIPC is forbidden, forbidden values found: true])',
        spots: [{ steps: ['spec', 'hostIPC'], missing: false }],
      },
    });
  });

  test.each<[string, object, object]>([
    [
      'failed to parse pod security api version: must be "latest" or "v1.x"',
      pod,
      { level: 'baseline', version: '1.30' },
    ],
    [
      'Error while getting new resource: could not find correct resource type',
      { apiVersion: 'v1', kind: 'Service' },
      { level: 'baseline' },
    ],
    [
      'Error while getting new resource: json: cannot unmarshal string into Go struct field PodSpec.spec.hostPID of type bool',
      { ...pod, spec: { hostPID: 'yes' } },
      { level: 'baseline' },
    ],
  ])('has no verdict: %s', (message, object, podSecurity) => {
    expect(answered(object, podSecurity)).toMatchObject({ exception: null, answer: { outcome: 'error', message } });
  });

  test('says nothing of what is deleted', () => {
    const subject = subjectFor(pod);
    const rule = { name: 'standards', data: { validate: { podSecurity: {} } }, index: 0, around: [] };
    const deleted = { ...subject.request, operation: 'DELETE' as const };
    expect(podSecurityAnswer(rule, { ...subject, request: deleted }, [])).toBeNull();
    expect(podSecurityAnswer(rule, { ...subject, scope: null }, [])).toBeNull();
  });
});
