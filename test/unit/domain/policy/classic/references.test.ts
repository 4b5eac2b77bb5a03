import { describe, expect, test } from 'vitest';
import { withReferences } from '../../../../../src/domain/policy/classic/references.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';

function replaced(text: string): unknown {
  const document = { limits: { memory: '1Gi', cpu: 2n, '=(ratio)': 1.5 }, deep: { here: text } };
  const now = withReferences(document, new Meter());
  return now instanceof Trouble ? now.message : (now as typeof document).deep.here;
}

describe('references', () => {
  test.each<[string, string]>([
    ['$(./../../limits/memory)', '1Gi'],
    ['$(/limits/memory)', '1Gi'],
    ['at most $(/limits/memory) here', 'at most 1Gi here'],
    ['$(<=/limits/memory)', '<=1Gi'],
    ['$(>/limits/cpu)', '>2'],
    ['$(</limits/ratio)', '<1.500000'],
    [String.raw`\$(/limits/memory)`, '$(/limits/memory)'],
    ['no reference $(', 'no reference $('],
    ['$(/limits/cpu)', 'NotResolvedReferenceErr,reference $(/limits/cpu) not resolved at path /deep/here'],
    ['$(/limits/disk)', 'got nil resolved variable $(/limits/disk) at path /deep/here: <nil>'],
    ['$(>=)', 'failed to resolve $(>=) at path /deep/here: expected path, found empty reference'],
  ])('%s', (text, result) => {
    expect(replaced(text)).toBe(result);
  });
});
