import { beforeAll, expect, test } from 'vitest';
import { Meter } from '../../../src/domain/policy/meter.ts';
import { parseAnchor } from '../../../src/domain/policy/pattern/anchor.ts';
import { Expansion } from '../../../src/domain/policy/pattern/expand.ts';
import { firstKeys, laterKeys } from '../../../src/domain/policy/pattern/order.ts';
import type { DataMap } from '../../../src/domain/policy/data.ts';
import { table, type GoFile, type GoValue } from '../golang/read.ts';
import { describeWithPeers } from '../tools.ts';
import { assertsOf, dataOf, identOf, isList, kyvernoFile, rowsOf, textOf } from './tables.ts';

const kinds = {
  Condition: 'condition',
  Global: 'global',
  Negation: 'negation',
  AddIfNotPresent: 'add',
  Equality: 'equality',
  Existence: 'existence',
} as const;

describeWithPeers('Anchors of Kyverno', () => {
  let [anchors, parts, order] = [{}, {}, {}] as [GoFile, GoFile, GoFile];

  beforeAll(async () => {
    anchors = await kyvernoFile('pkg/engine/anchor/anchor_test.go');
    parts = await kyvernoFile('pkg/engine/anchor/utils_test.go');
    order = await kyvernoFile('pkg/engine/validate/utils_test.go');
  });

  /** `anchor{Condition, "key"}`, or nil. */
  function wanted(value: GoValue | undefined): { kind: string; key: string } | null {
    if (!isList(value)) return null;
    return { kind: kinds[identOf(value[0]) as keyof typeof kinds], key: textOf(value[1]) };
  }

  test('Keys are the anchors that Kyverno parses', () => {
    const rows = table(anchors, 'TestParse', 'tests');
    expect(rows).toHaveLength(27);
    const wrong = rows.filter((row) => {
      const [key] = isList(row['args']) ? row['args'] : [];
      const found = parseAnchor(textOf(key));
      const want = wanted(row['want']);
      return found?.kind !== want?.kind || found?.key !== want?.key;
    });
    expect(wrong).toEqual([]);
  });

  test('Keys are judged before the others when Kyverno says so', () => {
    const rows = rowsOf(parts, ['TestGetAnchorsResourcesFromMap']);
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      const pattern = dataOf(row['patternMap']) as DataMap;
      expect(firstKeys(pattern)).toEqual(Object.keys(dataOf(row['wantAnchors']) as DataMap));
    }
  });

  test.each(['NoAnchors', 'WithNestedAnchors', 'GlobalAnchorFirst'])('The order of keys: %s', (name) => {
    const func = `TestGetSortedNestedAnchorResource_${name}`;
    const step = order.functions[func]?.find((one) => 'set' in one && one.set[0] === 'resources');
    const pattern = dataOf(step !== undefined && 'to' in step ? step.to : null) as DataMap;
    const keys = laterKeys(pattern, (value) => new Expansion(new Meter()).hasAnchors(value));
    const [first] = assertsOf(order, func).toReversed();
    const want = first?.args[0];
    expect(isList(want) ? keys : keys[0]).toEqual(want);
  });

  test('Anchors are found at any depth', () => {
    const tests = Object.keys(order.functions).filter((name) => name.startsWith('TestHasNestedAnchors_'));
    const wrong = tests.filter((name) => {
      const step = order.functions[name]?.find((one) => 'set' in one && one.set[0] === 'pattern');
      if (step === undefined || !('to' in step)) return false;
      const [asserted] = assertsOf(order, name);
      return new Expansion(new Meter()).hasAnchors(dataOf(step.to)) !== (asserted?.name === 'True');
    });
    expect(tests.length).toBeGreaterThan(9);
    expect(wrong).toEqual([]);
  });
});
