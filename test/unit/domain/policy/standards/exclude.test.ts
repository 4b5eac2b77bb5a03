import { describe, expect, test } from 'vitest';
import { Exhausted, Meter } from '../../../../../src/domain/policy/meter.ts';
import { evaluatePodSecurity } from '../../../../../src/domain/policy/standards/evaluate.ts';
import { exclusionOf } from '../../../../../src/domain/policy/standards/exclude.ts';
import { podOf } from './made.ts';

const pod = podOf({
  hostPID: true,
  hostIPC: true,
  securityContext: { sysctls: [{ name: 'kernel.sem' }, { name: 'kernel.msgmax' }] },
  containers: [
    { name: 'a', image: 'nginx:1', securityContext: { privileged: true, capabilities: { add: ['NET_RAW', 'BPF'] } } },
    { name: 'b', image: 'busybox', securityContext: { privileged: true }, livenessProbe: { httpGet: { host: 'x' } } },
    { name: 'c', image: 'busybox', ports: [{ hostPort: 80 }, { hostPort: 81 }] },
  ],
});

/** The fields that are left of all that the pod violates. */
function left(...exclusions: readonly object[]): readonly string[] {
  const asked = exclusions.map((one) => exclusionOf(one as never));
  return evaluatePodSecurity(pod, { level: 'baseline', version: 'latest' }, asked).flatMap(({ errors }) =>
    errors.map(({ field }) => field.replace('securityContext', 'sc')),
  );
}

const all = left();
const namespaces = ['spec.hostPID', 'spec.hostIPC'];
const privileged = ['spec.containers[0].sc.privileged', 'spec.containers[1].sc.privileged'];
const ports = ['spec.containers[2].ports[0].hostPort', 'spec.containers[2].ports[1].hostPort'];

describe('an exclusion', () => {
  test('has all of this to take from', () => {
    expect(all).toEqual([
      'spec.containers[0].sc.capabilities.add',
      ...namespaces,
      ...ports,
      'spec.containers[1].livenessProbe.httpGet.host',
      ...privileged,
      'spec.sc.sysctls[0].name',
      'spec.sc.sysctls[1].name',
    ]);
  });

  test.each<[string, object, readonly string[]]>([
    ['takes a control of the pod', { controlName: 'Host Namespaces' }, namespaces],
    [
      'takes a field of it with a value',
      { controlName: 'Host Namespaces', restrictedField: 'spec.hostPID', values: ['true'] },
      ['spec.hostPID'],
    ],
    [
      'takes nothing with another value',
      { controlName: 'Host Namespaces', restrictedField: 'spec.hostPID', values: ['x'] },
      [],
    ],
    [
      'takes containers by their images',
      { controlName: 'Privileged Containers', images: ['nginx*'] },
      privileged.slice(0, 1),
    ],
    ['takes containers by several images', { controlName: 'Privileged Containers', images: ['x', '*'] }, privileged],
    ['takes no containers without images', { controlName: 'Privileged Containers' }, []],
    [
      'takes a value that is a list, when all of it is let through',
      { controlName: 'Capabilities', images: ['*'], values: ['NET_*', 'BPF'] },
      ['spec.containers[0].sc.capabilities.add'],
    ],
    ['takes no list of which something is left', { controlName: 'Capabilities', images: ['*'], values: ['NET_*'] }, []],
    ['takes several fields of one container', { controlName: 'Host Ports', images: ['busybox'] }, ports],
    [
      'takes the first with the same field, whatever its value',
      { controlName: 'Sysctls', values: ['kernel.msgmax'] },
      ['spec.sc.sysctls[0].name'],
    ],
    ['takes nothing that Kyverno has no name for', { controlName: '', images: ['*'] }, []],
    ['takes nothing by another name', { controlName: 'constructor' }, []],
  ])('%s', (_, exclusion, taken) => {
    const rest = left(exclusion);
    expect(all.filter((field) => !rest.includes(field))).toEqual(taken);
    expect(rest).toHaveLength(all.length - taken.length);
  });

  test('moves the last error to the place of one that goes', () => {
    const three = podOf({ hostNetwork: true, hostPID: true, hostIPC: true });
    const exclusion = exclusionOf({ controlName: 'Host Namespaces', restrictedField: 'spec.hostNetwork' });
    const [refusal] = evaluatePodSecurity(three, { level: 'baseline', version: 24 }, [exclusion]);
    expect(refusal?.errors.map(({ field }) => field)).toEqual(['spec.hostIPC', 'spec.hostPID']);
  });

  test('reads what is no text as if it were not there', () => {
    expect(exclusionOf({ controlName: 1n, images: ['a', 2n], values: 'x' })).toEqual({
      controlName: '',
      images: ['a'],
      restrictedField: '',
      values: [],
    });
  });

  test('ends when it takes too long', () => {
    const exclusions = Array.from({ length: 10 }, () => exclusionOf({ controlName: 'Sysctls' }));
    const run = (): unknown => evaluatePodSecurity(pod, { level: 'baseline', version: 24 }, exclusions, new Meter(200));
    expect(run).toThrow(Exhausted);
  });
});
