import { check } from './outcome.ts';
import type { Case } from './outcome.ts';

/** As Kyverno 1.19.1 answers (test/peers/jmespath compares many more). */
const cases: readonly Case[] = [
  ["semver_compare('4.1.3', '>=4.1.x')", { value: true }],
  ["semver_compare('4.1.3', '!4.x.x')", { value: false }],
  ["semver_compare('1.8.6', '>1.0.0 <2.0.0')", { value: true }],
  ["semver_compare('2.1.5', '<2.0.0 || >=3.0.0')", { value: false }],
  ["semver_compare('x', '0.0.0')", { value: true }],
  ["semver_compare('1.0.0-alpha', '<1.0.0')", { value: true }],
  ["semver_compare('1.0.0', '>=x')", { error: 'Could not get version from string: ">=x"' }],
  ["semver_compare('1.0.0', '')", { error: "Last element in range is '||'" }],
];

check('Versions', cases);
