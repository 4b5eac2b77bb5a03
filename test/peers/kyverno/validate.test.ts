import { beforeAll, expect, test } from 'vitest';
import { asAdmitted } from '../../../src/domain/policy/data.ts';
import { validatePattern } from '../../../src/domain/policy/pattern/validatePattern.ts';
import type { GoFile, GoStep, GoValue } from '../golang/read.ts';
import { describeWithPeers } from '../tools.ts';
import { assertsOf, identOf, kyvernoFile, rowsOf, textOf } from './tables.ts';

/** The path that Kyverno would say of a pattern and an object, both JSON; empty when it is content. */
function saidOf(pattern: string, resource: string): string {
  const result = validatePattern(asAdmitted(JSON.parse(resource)), asAdmitted(JSON.parse(pattern)));
  return 'said' in result ? result.said : '';
}

describeWithPeers('Patterns of Kyverno', () => {
  let file = {} as GoFile;

  beforeAll(async () => {
    file = await kyvernoFile('pkg/engine/validate/validate_test.go');
  });

  /** Kyverno's test looks at no row that is to fail: those are asked of the program itself in `engine.test.ts`. */
  test('Patterns with anchors pass and skip', () => {
    const rows = rowsOf(file, ['TestConditionalAnchorWithMultiplePatterns', 'Test_global_anchor'], 'testCases');
    expect(rows).toHaveLength(58);
    const judged = rows.filter(({ status }) => identOf(status) !== 'RuleStatusFail');
    expect(judged).toHaveLength(30);
    const wrong = judged.filter(({ pattern, resource, status }) => {
      const result = validatePattern(asAdmitted(JSON.parse(textOf(resource))), asAdmitted(JSON.parse(textOf(pattern))));
      return `RuleStatus${result.outcome}`.toLowerCase() !== identOf(status).toLowerCase();
    });
    expect(wrong).toEqual([]);
  });

  test('Wildcards in keys of labels stand for the key that is there', () => {
    const cases = wildcardCases(file);
    expect(cases).toHaveLength(11);
    expect(cases.filter(({ pattern, resource, path }) => saidOf(pattern, resource) !== path)).toEqual([]);
  });

  test('The path of what does not fit', () => {
    const names = Object.keys(file.functions).filter((name) => /^TestValidateMap(Element)?(_|$)/.test(name));
    const cases = names.filter(
      (name) => callOf(file, name) === 'validateMap' || callOf(file, name) === 'validateResourceElement',
    );
    // These begin with references, which are variables and have been put in before.
    const judged = cases.filter((name) => !textOf(textSet(file, name, 'rawPattern')).includes('$('));
    const wrong = judged.filter((name) => {
      const wanted = assertsOf(file, name).find(({ args: [what] }) => isPath(what))?.args[1] ?? '';
      return saidOf(textOf(textSet(file, name, 'rawPattern')), textOf(textSet(file, name, 'rawMap'))) !== wanted;
    });
    expect(wrong).toEqual([]);
    expect(judged.length).toBeGreaterThan(9);
  });
});

function isPath(value: GoValue | undefined): boolean {
  return typeof value === 'object' && value !== null && '$ident' in value && value.$ident === 'path';
}

function textSet(file: GoFile, func: string, name: string): GoValue {
  const step = file.functions[func]?.find((one) => 'set' in one && one.set[0] === name);
  return step !== undefined && 'to' in step ? step.to : null;
}

/** What a test gets its path and its error from. */
function callOf(file: GoFile, func: string): string {
  const step = file.functions[func]?.find((one) => 'set' in one && one.set.length === 2 && one.set[0] === 'path');
  const to = step !== undefined && 'to' in step ? step.to : null;
  return typeof to === 'object' && to !== null && '$call' in to ? textOf(to.$call) : '';
}

function wildcardCases(file: GoFile): readonly { pattern: string; resource: string; path: string }[] {
  const calls = (file.functions['TestValidateMapWildcardKeys'] ?? []).filter(
    (step): step is Extract<GoStep, { $call: string }> => '$call' in step,
  );
  return calls.map(({ args: [, , pattern, resource, path] }) => ({
    pattern: textOf(pattern),
    resource: textOf(resource),
    path: textOf(path),
  }));
}
