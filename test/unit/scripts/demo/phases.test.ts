import { beforeAll, describe, expect, test } from 'vitest';
import type { PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import { checksIn, judged, planned, specOf } from './judged.ts';
import { demoWith } from './opened.ts';

const isBad = (level: string) => (check: { readonly state: string; readonly level: string }) =>
  check.level === level && check.state !== 'passed' && check.state !== 'notApplicable';

describe('the live checks of the template', () => {
  let spec: PlatformSpec;
  beforeAll(async () => {
    spec = await specOf();
  });

  test('pass on the full platform, but for two pieces of advice that always stand', async () => {
    const phases = judged(await demoWith(), planned(spec, 6));
    expect(phases).toHaveLength(7);
    expect(checksIn(phases, isBad('required'))).toEqual([]);
    expect(checksIn(phases, isBad('advisory'))).toEqual(['storage/supported: btrfs', 'storage/hosts: 2 hosts']);
    expect(checksIn(phases, ({ state }) => state === 'passed').length).toBeGreaterThan(55);
  });

  test.each([0, 1, 2, 3, 4, 5])('pass up to phase %i where no more is built, and later ones do not', async (built) => {
    const phases = judged(await demoWith({ story: `phase-${built}` }), planned(spec, built));
    expect(checksIn(phases.slice(0, built + 1), isBad('required'))).toEqual([]);
    for (const later of phases.slice(built + 1)) expect(checksIn([later], isBad('required'))).not.toEqual([]);
  });

  test.each([
    ['start', ['security/enforced: disallow-latest-tag not enforced']],
    ['audit-policy', ['security/enforced: disallow-latest-tag not enforced']],
    [
      'break-longhorn',
      [
        expect.stringMatching(/^storage\/longhorn: 1 of 2 nodes/),
        expect.stringMatching(/^gitops\/root: Synced, Degraded/),
        expect.stringMatching(/^gitops\/adopted: .*longhorn/),
      ],
    ],
    [
      'drift-gitlab',
      [
        expect.stringMatching(/^gitops\/root: Synced, Progressing/),
        expect.stringMatching(/^services\/applications: .*gitlab/),
      ],
    ],
  ])('say what is wrong after "%s"', async (story, wrong) => {
    const demo = await demoWith();
    await demo.run(story);
    const phases = judged(demo, planned(spec, 6));
    expect(checksIn(phases, ({ state, level }) => state === 'failed' && level === 'required')).toEqual(wrong);
  });

  test('are all well again after what was broken is mended', async () => {
    const demo = await demoWith();
    for (const story of ['break-longhorn', 'audit-policy', 'mend-longhorn', 'enforce-policy', 'sync-gitlab'])
      await demo.run(story);
    expect(checksIn(judged(demo, planned(spec, 6)), isBad('required'))).toEqual([]);
  });

  test('hold with other addresses, when the repository has them too', async () => {
    const replace = { '192.168.1.': '10.20.30.' };
    const demo = await demoWith({ replace });
    const elsewhere = await specOf(replace);
    expect(checksIn(judged(demo, planned(elsewhere, 6)), isBad('required'))).toEqual([]);
    expect(checksIn(judged(demo, planned(spec, 6)), isBad('required'))).not.toEqual([]);
  });
});
