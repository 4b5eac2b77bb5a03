import { expect, test } from 'vitest';
import { excludedProblems, exemptedProblems } from '../../../../../src/domain/policy/problems/exclusions.ts';
import { ruleOf, told } from './told.ts';

const images = ['*'];
const cases: readonly [object, readonly string[]][] = [
  [{ controlName: 'Capabilities', images }, []],
  [{ controlName: 'Seccomp' }, []],
  [{ controlName: 'Seccomp', images }, []],
  [{ controlName: 'Volume Types' }, []],
  [{ controlName: 'Seccomp', restrictedField: 'spec.a', values: ['b'] }, []],
  [{ controlName: 'Host Ports' }, ['controlName: "Host Ports" is about containers: images has to say which.']],
  [
    { controlName: 'Sysctls', images },
    ['controlName: "Sysctls" is about the whole pod, and Kyverno takes no images with it.'],
  ],
  [
    { controlName: 'Seccomp', restrictedField: 'spec.a' },
    ['restrictedField: values has to say which values of this field are allowed.'],
  ],
  [
    { controlName: 'Seccomp', values: ['b'] },
    ['values: restrictedField has to say of which field these are the values.'],
  ],
];

test.each(cases)('A rule that excludes %j', (exclude, wanted) => {
  const rule = ruleOf({ validate: { podSecurity: { exclude: [exclude] } } });
  expect(told(excludedProblems(rule), rule)).toEqual(
    wanted.map((line) => `error rule validate.podSecurity.exclude.0.${line}`),
  );
});

test.each(cases)('An exception that excludes %j', (exclude, wanted) => {
  const exception = { value: { spec: { podSecurity: [exclude] } }, steps: [] };
  expect(told(exemptedProblems(exception.value), exception)).toEqual(
    wanted.map((line) => `error exception spec.podSecurity.0.${line}`),
  );
});

test.each([
  [
    'baseline',
    'Volume Types',
    [
      'error rule validate.podSecurity.exclude.0.controlName: "Volume Types" is of the level restricted, and this rule is of baseline.',
    ],
  ],
  ['baseline', 'Seccomp', []],
  ['restricted', 'Volume Types', []],
])('A rule of the level %s that excludes %s', (level, controlName, wanted) => {
  const rule = ruleOf({ validate: { podSecurity: { level, exclude: [{ controlName }] } } });
  expect(told(excludedProblems(rule), rule)).toEqual(wanted);
});
