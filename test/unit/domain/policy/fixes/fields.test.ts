import { describe, expect, test } from 'vitest';
import { containerFields, mending, podFields } from '../../../../../src/domain/policy/fixes/fields.ts';
import { changed, treeOf } from '../../../../../src/domain/policy/fixes/change.ts';
import type { KnownField } from '../../../../../src/domain/policy/fixes/fields.ts';
import { asAdmitted } from '../../../../../src/domain/policy/data.ts';
import { evaluatePodSecurity } from '../../../../../src/domain/policy/standards/evaluate.ts';
import { podForKyverno } from '../../../../../src/domain/policy/standards/podIn.ts';
import { readPod } from '../../../../../src/domain/policy/standards/readPod.ts';
import { Misshapen } from '../../../../../src/domain/policy/standards/struct.ts';
import { parseVersion } from '../../../../../src/domain/policy/standards/version.ts';
import type { Plain } from '../../../../../src/domain/plain.ts';

const bad: Plain = {
  hostNetwork: true,
  hostPID: true,
  hostIPC: true,
  containers: [
    {
      name: 'a',
      securityContext: { privileged: true, capabilities: { drop: ['CHOWN'] }, seccompProfile: { type: 'Unconfined' } },
      ports: [{ containerPort: 1, hostPort: 1 }],
    },
  ],
};

/** With what all fields want. */
function mended(spec: Plain): Plain {
  const places: readonly (readonly [readonly KnownField[], readonly (string | number)[]])[] = [
    [podFields, []],
    [containerFields, ['containers', 0]],
  ];
  const changes = places.flatMap(([fields, at]) =>
    fields.flatMap((field) => mending(field, [...at, ...field.path.map((step) => (step === '*' ? 0 : step))], spec)),
  );
  return changed(spec, treeOf(changes)) ?? null;
}

function refusalsOf(spec: Plain): readonly string[] {
  const object = asAdmitted({ apiVersion: 'v1', kind: 'Pod', spec });
  const where = podForKyverno(object);
  const pod = where === null ? null : readPod(object, where);
  const version = parseVersion('latest');
  if (pod === null || pod instanceof Misshapen || version === null) throw new Error('It is no pod.');
  return evaluatePodSecurity(pod, { level: 'restricted', version }, []).map(({ control }) => control.id);
}

test('What the fields want is what the Pod Security Standards want', () => {
  expect(refusalsOf(bad).length).toBeGreaterThan(5);
  expect(refusalsOf(mended(bad))).toEqual([]);
});

test('What is well stays', () => {
  const well = mended(bad);
  expect(mended(well)).toEqual(well);
});

describe('a field by its name', () => {
  test.each<[name: string, there: Plain | undefined, expected: readonly object[]]>([
    ['privileged', true, [{ steps: ['x'], value: false }]],
    ['privileged', false, []],
    ['runAsNonRoot', undefined, [{ steps: ['x'], value: true }]],
    ['readOnlyRootFilesystem', false, [{ steps: ['x'], value: true }]],
    ['seccompProfile.type', 'Localhost', []],
    ['capabilities.drop', undefined, [{ steps: ['x'], value: ['ALL'] }]],
    ['capabilities.drop', [], [{ steps: ['x'], value: ['ALL'] }]],
    ['capabilities.drop', ['CHOWN'], [{ steps: ['x', 1], value: 'ALL' }]],
    ['capabilities.drop', ['ALL'], []],
    ['hostPort', 80, [{ steps: ['x'] }]],
    ['hostPort', 0, []],
  ])('%s where %j is', (name, there, expected) => {
    const field = containerFields.find((one) => one.name === name);
    const data = there === undefined ? {} : { x: there };
    expect(field && mending(field, ['x'], data)).toEqual(expected);
  });
});

test('A title says of how many', () => {
  const titles = containerFields.map(({ title }) => title(' of 2 containers'));
  expect(titles).toEqual([
    'Set privileged of 2 containers to false',
    'Set allowPrivilegeEscalation of 2 containers to false',
    'Set runAsNonRoot of 2 containers to true',
    'Set readOnlyRootFilesystem of 2 containers to true',
    'Drop all capabilities of 2 containers',
    'Set seccompProfile.type of 2 containers to "RuntimeDefault"',
    'Remove hostPort of 2 containers',
  ]);
});
