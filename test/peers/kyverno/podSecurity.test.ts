import { beforeAll, expect, test } from 'vitest';
import { asAdmitted } from '../../../src/domain/policy/data.ts';
import { podForKyverno } from '../../../src/domain/policy/standards/podIn.ts';
import { evaluatePodSecurity } from '../../../src/domain/policy/standards/evaluate.ts';
import { exclusionOf } from '../../../src/domain/policy/standards/exclude.ts';
import { readPod } from '../../../src/domain/policy/standards/readPod.ts';
import { Misshapen } from '../../../src/domain/policy/standards/struct.ts';
import { parseVersion } from '../../../src/domain/policy/standards/version.ts';
import type { GoFile, GoObject } from '../golang/read.ts';
import { describeWithPeers } from '../tools.ts';
import { fieldOf, isList, kyvernoFile, textOf } from './tables.ts';

interface Rule {
  readonly level: string;
  readonly version?: string;
  readonly exclude?: readonly unknown[];
}

describeWithPeers('Pod Security Standards of Kyverno', () => {
  let file: GoFile = { values: {}, functions: {} };

  beforeAll(async () => {
    file = await kyvernoFile('pkg/pss/evaluate_test.go');
  });

  test('Its own table', () => {
    const rows = Object.values(file.values).flatMap((value) => (isList(value) ? (value as readonly GoObject[]) : []));
    const wrong = rows.filter((row) => isAllowed(row) !== fieldOf(row, 'allowed')).map(({ name }) => name);
    expect(wrong).toEqual([]);
    expect(rows).toHaveLength(252);
  });
});

function isAllowed(row: GoObject): boolean {
  const rule = JSON.parse(textOf(fieldOf(row, 'rawRule'))) as Rule;
  const object = asAdmitted(JSON.parse(textOf(fieldOf(row, 'rawPod'))));
  const where = podForKyverno(object);
  const pod = where === null ? null : readPod(object, where);
  const version = parseVersion(rule.version ?? 'latest');
  if (pod === null || pod instanceof Misshapen || version === null)
    throw new Error(`${JSON.stringify(row)} is no row.`);
  const exclusions = (rule.exclude ?? []).map((one) => exclusionOf(asAdmitted(one)));
  return evaluatePodSecurity(pod, { level: rule.level, version }, exclusions).length === 0;
}
