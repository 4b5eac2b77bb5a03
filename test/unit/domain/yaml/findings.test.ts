import { expect, test } from 'vitest';
import type { Finding } from '../../../../src/domain/finding.ts';
import { toFinding } from '../../../../src/domain/yaml/findings.ts';
import type { Problem } from '../../../../src/domain/yaml/problem.ts';

function check(problem: Partial<Problem>, finding: Partial<Finding>): void {
  expect(toFinding({ code: 'syntax', message: 'It is wrong.', start: 3, end: 5, ...problem })).toMatchObject(finding);
}

const codes: readonly (readonly [Problem['code'], Finding['code']])[] = [
  ['syntax', 'yaml/syntax'],
  ['duplicate-key', 'yaml/duplicate-key'],
  ['same-name', 'yaml/duplicate-key'],
  ['merge-override', 'yaml/duplicate-key'],
  ['too-large', 'yaml/too-large'],
  ['alias-bomb', 'yaml/alias-bomb'],
];
test.each(codes)('The problem "%s" is the finding "%s"', (code, finding) => {
  check(
    { code },
    { code: finding, severity: 'error', message: 'It is wrong.', range: { start: 3, end: 5 }, fixes: [] },
  );
});

test('The other place of a problem is a related place', () => {
  const related = { start: 0, end: 1, message: 'The first.' };
  check({ related }, { related: [{ range: { start: 0, end: 1 }, message: 'The first.' }] });
});
