import { describe, expect, test } from 'vitest';
import { phasesJunit } from '../../../../src/cli/format/phasesJunit.ts';
import type { CheckResult } from '../../../../src/domain/phases/result.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { checkResult, phaseResult, phasesReport, waiting } from '../phaseResults.ts';
import { elementsOf } from './xml.ts';

function check(more: Partial<CheckResult>, cases: readonly string[]): void {
  const xml = phasesJunit(phasesReport([phaseResult('storage', [checkResult('one', more)])]));
  const found = elementsOf(xml).flatMap(({ path, attributes }) => {
    const name = path.at(-1) ?? '';
    if (name === 'testcase') return [`${attributes['classname']} ${attributes['name']}`];
    return name === 'failure' || name === 'error' || name === 'skipped' ? [`  ${name}: ${attributes['message']}`] : [];
  });
  expect(found).toEqual(cases);
}

describe('a case is a check', () => {
  const one = 'storage.one Title of one';
  const rows: readonly { readonly more: Partial<CheckResult>; readonly said: readonly string[] }[] = [
    { more: { state: 'passed' }, said: [] },
    { more: { state: 'failed', message: 'web is missing' }, said: ['  failure: web is missing'] },
    { more: { state: 'failed', level: 'advisory', message: '2 hosts' }, said: ['  skipped: advisory: 2 hosts'] },
    { more: { state: 'blocked', message: 'waits for x' }, said: ['  skipped: blocked: waits for x'] },
    { more: waiting, said: ['  skipped: unknown: needs Validate: It runs only when somebody asks for it.'] },
    { more: { state: 'stale', message: 'a', reason: 'b' }, said: ['  error: a'] },
    { more: { state: 'unknown', message: 'a', reason: 'b' }, said: ['  error: a'] },
    { more: { state: 'unknown', level: 'advisory', message: 'a' }, said: ['  skipped: unknown: a'] },
    { more: { state: 'notApplicable', message: '' }, said: ['  skipped: notApplicable'] },
  ];
  test.each(rows)('$more', ({ more, said }) => check(more, [one, ...said]));
});

test('The numbers are those of the cases', () => {
  const checks = [
    checkResult('a', { ms: 250 }),
    checkResult('b', { state: 'failed' }),
    checkResult('c', { state: 'failed', level: 'advisory' }),
    checkResult('d', waiting),
  ];
  const [suites, first, ...rest] = elementsOf(
    phasesJunit(phasesReport([phaseResult('x', checks), phaseResult('y', [])])),
  );
  expect(suites?.attributes).toMatchObject({ tests: '4', failures: '1', errors: '0', time: '0.25' });
  expect(first?.attributes).toMatchObject({ name: 'Phase x (x)', id: '0', tests: '4', failures: '1', skipped: '2' });
  expect(rest.at(-1)?.attributes).toMatchObject({ name: 'Phase y (y)', id: '1', tests: '0' });
});

describe('whatever is in it, it is well-formed', () => {
  test.each(Object.entries(hostile))('%s', (_, text) => {
    const more = { title: text, message: text, reason: text, remedy: text, state: 'failed' } as const;
    const phase = phaseResult(text, [checkResult(text, more)], { title: text });
    const elements = elementsOf(phasesJunit(phasesReport([phase])));
    expect(elements.map(({ path }) => path.at(-1))).toEqual(['testsuites', 'testsuite', 'testcase', 'failure']);
  });
});
