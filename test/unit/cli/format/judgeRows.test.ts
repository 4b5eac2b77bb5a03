import { expect, test } from 'vitest';
import { judgedRows } from '../../../../src/cli/format/judgeRows.ts';
import { policy } from '../../actions/policyFiles.ts';
import { judgeReportOf } from '../policyReports.ts';

async function check(policyText: string, rows: readonly unknown[]): Promise<void> {
  const report = await judgeReportOf(policyText);
  const found = judgedRows(report).map((row) => [row.object.identity.name, row.outcome?.outcome ?? null]);
  expect(found).toEqual(rows);
}

test('By object, with what a policy is not about', async () => {
  const services = policy.replace('[pods]', '[services]').replace('images', 'others');
  await check(`${policy}---\n${services}`, [
    ['bad', 'fail'],
    ['bad', null],
    ['good', 'pass'],
    ['good', null],
  ]);
});

test('Nothing of a policy that is not in force', () => check(policy.replace('c.image', 'd.image'), []));
