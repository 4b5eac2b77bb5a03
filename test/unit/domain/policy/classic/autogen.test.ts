import { describe, expect, test } from 'vitest';
import { rulesFor } from '../../../../../src/domain/policy/classic/autogen.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';

const any = (...kinds: string[]): Data => ({ any: [{ resources: { kinds } }] });
const pattern: Data = { spec: { x: 1n } };
const inside: Data = { spec: { template: pattern } };
const rule = (more: Record<string, Data> = {}): Data => ({
  name: 'r',
  match: any('Pod'),
  validate: { message: '{{ request.object.metadata.name }}', pattern },
  ...more,
});
const policy = (rules: readonly Data[], annotations: Data = {}): Data => ({
  metadata: { annotations },
  spec: { rules },
});
const namesFor = (kind: string, given: Data): readonly string[] => rulesFor(given, kind).map(({ name }) => name);

describe('what is derived from a rule about pods', () => {
  test('is about what makes them, with the pattern in its place', () => {
    const [, derived] = rulesFor(policy([rule()]), 'Deployment');
    expect(derived).toMatchObject({
      name: 'autogen-r',
      index: 0,
      around: ['spec', 'template'],
      data: {
        match: { any: [{ resources: { kinds: ['apps/v1/Deployment'] } }] },
        validate: {
          message: '{{ request.object.spec.template.metadata.name }}',
          pattern: { spec: { template: pattern } },
        },
      },
    });
  });

  test('for cron jobs lies deeper', () => {
    const [, derived] = rulesFor(policy([rule()]), 'CronJob');
    expect(derived).toMatchObject({
      name: 'autogen-cronjob-r',
      data: {
        match: { any: [{ resources: { kinds: ['batch/v1/CronJob'] } }] },
        validate: { pattern: { spec: { jobTemplate: { spec: { template: pattern } } } } },
      },
    });
  });

  test('has all of several patterns', () => {
    const [, derived] = rulesFor(policy([rule({ validate: { anyPattern: [pattern, pattern] } })]), 'Job');
    expect(derived?.data['validate']).toEqual({ anyPattern: [inside, inside] });
  });

  test.each<[string, Record<string, Data>, Data]>([
    ['a change', { mutate: { patchStrategicMerge: pattern, targets: [{}] } }, { patchStrategicMerge: inside }],
    [
      'a change in a loop',
      { mutate: { foreach: [{ list: 'request.object.spec.x', patchStrategicMerge: pattern, order: 'Ascending' }] } },
      { foreach: [{ list: 'request.object.spec.template.spec.x', patchStrategicMerge: inside }] },
    ],
  ])('has %s in its place', (_, does, mutate) => {
    const written: Data = { name: 'r', match: any('Pod'), ...does };
    const [, derived] = rulesFor(policy([written]), 'Deployment');
    expect(derived).toMatchObject({ name: 'autogen-r', around: ['spec', 'template'] });
    expect(derived?.data['mutate']).toEqual(mutate);
  });

  test('looks at the same signatures', () => {
    const verifyImages: Data = [{ imageReferences: ['*'] }];
    const written = policy([{ name: 'r', match: any('Pod'), verifyImages }]);
    for (const [kind, name] of [['StatefulSet', 'autogen-r'] as const, ['CronJob', 'autogen-cronjob-r'] as const])
      expect(rulesFor(written, kind)[1]).toMatchObject({ name, data: { verifyImages } });
  });

  test.each<[string, Data]>([
    ['what is empty', {}],
    ['a message alone', { message: 'm' }],
    ['signatures of manifests', { manifests: { attestors: [] } }],
    ['an empty loop', { foreach: [] }],
    ['no expressions', { cel: {} }],
    ['no pattern', { pattern: null }],
  ])('is nothing from a rule that validates %s', (_, validate) => {
    expect(namesFor('Deployment', policy([rule({ validate })]))).toEqual(['r']);
  });

  test.each<[string, Data, string, readonly string[]]>([
    [
      'not from a change of one value, nor from what is beside it',
      policy([rule(), { name: 's', match: any('Pod'), mutate: { foreach: [{ patchesJson6902: '[]' }] } }]),
      'Deployment',
      ['r', 's'],
    ],
    ['not from nothing to do', policy([{ name: 'r', match: any('Pod'), mutate: {} }]), 'Deployment', ['r']],
    ['nothing for pods themselves', policy([rule()]), 'Pod', ['r']],
    ['nothing for other kinds', policy([rule()]), 'Service', ['r']],
    [
      'only for kinds that it names',
      policy([rule()], { 'pod-policies.kyverno.io/autogen-controllers': 'Job' }),
      'Deployment',
      ['r'],
    ],
    [
      'for kinds that it names',
      policy([rule()], { 'pod-policies.kyverno.io/autogen-controllers': 'Job,Deployment' }),
      'Deployment',
      ['r', 'autogen-r'],
    ],
    ['for none', policy([rule()], { 'pod-policies.kyverno.io/autogen-controllers': 'none' }), 'Deployment', ['r']],
    ['in the old form', policy([rule({ match: { resources: { kinds: ['Pod'] } } })]), 'Deployment', ['r', 'autogen-r']],
    [
      'not from a rule with a name',
      policy([rule({ match: { resources: { kinds: ['Pod'], name: 'x' } } })]),
      'Deployment',
      ['r'],
    ],
    [
      'not from a rule with a selector',
      policy([rule({ match: { any: [{ resources: { kinds: ['Pod'], selector: {} } }] } })]),
      'Deployment',
      ['r'],
    ],
    ['not from a rule about several kinds', policy([rule({ match: any('Pod', 'Service') })]), 'Deployment', ['r']],
    [
      'not when another rule can not be derived',
      policy([rule(), rule({ name: 's', generate: {} })]),
      'Deployment',
      ['r', 's'],
    ],
    ['not when another kind is excluded', policy([rule({ exclude: any('Deployment') })]), 'Deployment', ['r']],
    ['when pods are excluded', policy([rule({ exclude: any('Pod') })]), 'Deployment', ['r', 'autogen-r']],
    ['not from what looks derived', policy([rule({ name: 'autogen-x' }), rule()]), 'Deployment', ['r', 'autogen-r']],
    [
      'with a name of at most 63 characters',
      policy([rule({ name: 'n'.repeat(60) })]),
      'Job',
      ['n'.repeat(60), `autogen-${'n'.repeat(55)}`],
    ],
  ])('%s', (_, given, kind, names) => {
    expect(namesFor(kind, given)).toEqual(names);
  });
});
