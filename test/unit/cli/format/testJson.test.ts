import { expect, test } from 'vitest';
import { testJson } from '../../../../src/cli/format/testJson.ts';
import { testReport } from '../policyReports.ts';

test('One object on one line', async () => {
  const text = testJson(await testReport());
  expect(text).toMatch(/^[^\n]*\n$/);
  const row = { file: 't/kyverno-test.yaml', test: 'images', policy: 'images', rule: null, kind: 'Pod' };
  const range = (line: number, length: number): object => ({
    start: expect.objectContaining({ line, column: 57 }),
    end: expect.objectContaining({ line, column: 57 + length }),
  });
  expect(JSON.parse(text)).toEqual({
    format: 'slipway.test/1',
    rows: [
      {
        ...row,
        resource: 'default/bad',
        expected: 'fail',
        actual: 'fail',
        ok: true,
        range: range(7, 3),
        message: 'Name a version.',
      },
      {
        ...row,
        resource: 'default/good',
        expected: 'fail',
        actual: 'pass',
        ok: false,
        range: range(8, 4),
        message: 'success',
      },
    ],
    summary: { rows: 2, ok: 1, wrong: 1, unjudged: 0, none: 0 },
  });
});
