import { expect, test } from 'vitest';
import { summarize } from '../../../../src/cli/format/summary.ts';
import { reportOf } from '../report.ts';

test('Everything that was looked at is counted once', async () => {
  const report = await reportOf({
    'good.yaml': 'apiVersion: v1\nkind: ConfigMap\n---\napiVersion: v1\nkind: ConfigMap\n',
    'bad.yaml': 'apiVersion: v1\nkind: ConfigMap\ndata: 5\nx: 1\n',
    'broken.yaml': 'apiVersion: v1\nkind: ConfigMap\nx: *y1\n',
    'other.yaml': 'a: 1\n',
    'template.yaml': 'a: {{ .x }}\n',
    'unknown.yaml': 'apiVersion: x.io/v1\nkind: Ship\n',
    'large.yaml': { failure: 'too-large', bytes: 20_000_000 },
  });
  const { error, ...counts } = summarize(report);
  expect(error).toBe(
    report.files.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error').length,
  );
  expect(counts).toEqual({
    files: 7,
    documents: 7,
    valid: 2,
    invalid: 1,
    errors: 1,
    skipped: 2,
    unjudged: 1,
    warning: 0,
    information: 0,
    hint: 1,
    suppressed: 0,
  });
});

test('Nothing is nothing', () => {
  expect(Object.values(summarize({ files: [], failures: [] })).every((count) => count === 0)).toBe(true);
});
