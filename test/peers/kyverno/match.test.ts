import { beforeAll, expect, test } from 'vitest';
import { matchesDescription } from '../../../src/domain/policy/match/filter.ts';
import { matchesKind, parseKind } from '../../../src/domain/policy/match/kind.ts';
import { matchesRule } from '../../../src/domain/policy/match/matchesRule.ts';
import { matchesSelector } from '../../../src/domain/policy/match/selector.ts';
import type { Subject } from '../../../src/domain/policy/match/subject.ts';
import { matchesUser } from '../../../src/domain/policy/match/user.ts';
import { asJson, userOf } from './rule.ts';
import { table, type GoFile, type GoObject, type GoValue } from '../golang/read.ts';
import { describeWithPeers } from '../tools.ts';
import { assertsOf, dataOf, fieldOf, isList, kyvernoFile, rowsOf, textOf } from './tables.ts';

const names = ['annotations', 'kind', 'labels', 'name', 'subjects'] as const;

/** What is asked about an object when only the object counts. */
function subjectOf(resource: unknown): Subject {
  return { resource, operation: 'CREATE', subresource: '', namespaceLabels: {}, userInfo: null };
}

describeWithPeers('Match and exclude of Kyverno', () => {
  const files = new Map<string, GoFile>();
  const fileNamed = (name: string): GoFile => files.get(name) ?? { values: {}, functions: {} };

  beforeAll(async () => {
    for (const name of names) files.set(name, await kyvernoFile(`pkg/utils/match/${name}_test.go`));
    files.set('kube', await kyvernoFile('pkg/utils/kube/kind_test.go'));
    files.set('filters', await kyvernoFile('pkg/engine/utils/match_test.go'));
    files.set('rules', await kyvernoFile('pkg/engine/utils/utils_test.go'));
  });

  test('What an entry of kinds names', () => {
    const rows = table(fileNamed('kube'), 'TestParseKindSelector', 'tests');
    const wrong = rows.filter(({ args, want }) => {
      const { group, version, kind, subresource } = parseKind(textOf((args as unknown as GoValue[])[0]));
      return JSON.stringify([group, version, kind, subresource]) !== JSON.stringify(want);
    });
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(24);
  });

  test('Which kinds an object is of', () => {
    const rows = (fileNamed('kind').functions['Test_CheckKind'] ?? []).filter((step) => 'set' in step);
    const wanted = assertsOf(fileNamed('kind'), 'Test_CheckKind').map(({ args }) => args[1]);
    const wrong = rows.filter(({ to }, index) => {
      const [kinds = null, gvk = null, subresource, allowed] = fieldOf(to, 'args') as readonly GoValue[];
      // What Kyverno asks with `false` is asked of clean-up policies alone.
      return allowed === true || textOf(subresource) !== 'ephemeralcontainers'
        ? matchesKind(textsOf(kinds), objectOf(gvk), textOf(subresource)) !== wanted[index]
        : false;
    });
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(14);
  });

  test('Label selectors', () => {
    const rows = rowsOf(fileNamed('labels'), ['TestCheckSelector']);
    const wrong = rows.filter(({ args, want = null, wantErr = null }) => {
      const texts = new Map(Object.entries(dataOf(fieldOf(args, 'actual')) as Record<string, string>));
      const found = matchesSelector(asJson(fieldOf(args, 'expected')), { texts, isComplete: true });
      return (found === 'yes') !== (want === true && wantErr !== true);
    });
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(12);
  });

  test('Annotations', () => {
    const rows = rowsOf(fileNamed('annotations'), ['TestCheckAnnotations']);
    const wrong = rows.filter(({ args, want }) => {
      const subject = subjectOf({ metadata: { annotations: dataOf(fieldOf(args, 'actual')) } });
      const found = matchesDescription({ annotations: dataOf(fieldOf(args, 'expected')) }, subject, false);
      return (found === 'yes') !== want;
    });
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(9);
  });

  test('Names', () => {
    const rows = rowsOf(fileNamed('name'), ['TestCheckName']);
    const wrong = rows.filter(({ args, want }) => {
      const { expected = '', actual = '' } = args as GoObject;
      const subject = subjectOf({ metadata: { name: actual } });
      return (matchesDescription({ names: [expected] }, subject, false) === 'yes') !== want;
    });
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(3);
  });

  test('Subjects', () => {
    const rows = rowsOf(fileNamed('subjects'), ['TestCheckSubjects']);
    // Without subjects nobody asks for any, which is decided before.
    const judged = rows.filter(({ ruleSubjects }) => isList(ruleSubjects) && ruleSubjects.length > 0);
    const wrong = judged.filter(
      ({ ruleSubjects = null, userInfo = null, want }) =>
        matchesUser({ subjects: asJson(ruleSubjects) }, userOf(userInfo)) !== want,
    );
    expect(wrong).toEqual([]);
    expect(judged.length).toBeGreaterThan(15);
  });

  test('Namespaces', () => {
    const rows = rowsOf(fileNamed('filters'), ['TestCheckNameSpace']);
    const judged = rows.filter(({ namespaces }) => isList(namespaces) && namespaces.length > 0);
    const wrong = judged.filter(({ namespaces, resource, expected }) => {
      const subject = subjectOf(dataOf(fieldOf(resource, 'Object')));
      return (matchesDescription({ namespaces: dataOf(namespaces) }, subject, false) === 'yes') !== expected;
    });
    expect(wrong).toEqual([]);
    expect(judged.length).toBeGreaterThan(5);
  });

  test('Rules of policies and who asks', () => {
    const tests = ['TestMatchesResourceDescription', 'TestMatchesResourceDescription_GenerateName'];
    const rows = rowsOf(fileNamed('rules'), tests, 'tcs');
    const judged = rows.flatMap((row) => rulesOf(row).map((rule) => ({ row, rule })));
    const wrong = judged.filter(({ row, rule }) => {
      const resource: unknown = JSON.parse(textOf(row['Resource']));
      const info = row['AdmissionInfo'] ?? null;
      const subject = { ...subjectOf(resource), userInfo: info === null ? null : userOf(info) };
      return (matchesRule(rule, '', subject).kind === 'no') !== row['areErrorsExpected'];
    });
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(48);
  });

  test.each([
    ['TestResourceDescriptionMatch_MultipleKind', 'yes'],
    ['TestResourceDescriptionMatch_Name', 'yes'],
    ['TestResourceDescriptionMatch_GenerateName', 'yes'],
    ['TestResourceDescriptionMatch_Name_Regex', 'yes'],
    ['TestResourceDescriptionMatch_GenerateName_Regex', 'yes'],
    ['TestResourceDescriptionMatch_Label_Expression_NotMatch', 'yes'],
    ['TestResourceDescriptionMatch_Label_Expression_Match', 'yes'],
    ['TestResourceDescriptionExclude_Label_Expression_Match', 'no'],
    ['TestMatchesResourceDescriptionWithEmptyExcludeNames', 'yes'],
  ])('%s: %s', (name, wanted) => {
    const set = (variable: RegExp): GoValue => {
      const step = fileNamed('rules').functions[name]?.find((one) => 'set' in one && variable.test(one.set[0] ?? ''));
      return step !== undefined && 'to' in step ? step.to : null;
    };
    const subject = subjectOf(JSON.parse(textOf(set(/^(rawResource|resourceJSON)$/))));
    expect(matchesRule(asJson(set(/^rule$/)), '', subject).kind).toBe(wanted);
  });
});

function rulesOf(row: GoObject): readonly unknown[] {
  const policy = JSON.parse(textOf(row['Policy'])) as { readonly spec: { readonly rules: readonly unknown[] } };
  return policy.spec.rules;
}

function textsOf(value: GoValue): readonly string[] {
  return isList(value) ? value.map(textOf) : [];
}

/** `schema.GroupVersionKind{…}` as an object says it. */
function objectOf(gvk: GoValue): unknown {
  const [group, version] = [textOf(fieldOf(gvk, 'Group')), textOf(fieldOf(gvk, 'Version'))];
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind: textOf(fieldOf(gvk, 'Kind')) };
}
