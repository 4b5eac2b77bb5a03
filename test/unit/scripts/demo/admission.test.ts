import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { clusterOf, demoWith, signal, valueOf } from './opened.ts';

const folder = join(import.meta.dirname, '../../../../platform-repo/phases/3-security/probes');
const probes = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml') && name !== 'network-policies.yaml')
  .map((name) => name.slice(0, -'.yaml'.length));

function probe(name: string): ClusterObject {
  return parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
}

describe('a pod that the template tries', () => {
  test('there are some', () => {
    expect(probes.length).toBeGreaterThan(10);
    expect(probes).toContain('compliant');
  });

  test('that complies is let in', async () => {
    const cluster = await clusterOf(await demoWith());
    expect(valueOf(await cluster.tryCreate(probe('compliant'), signal()))).toMatchObject({ refusal: null });
  });

  test.each(probes.filter((name) => name !== 'compliant'))(
    'is refused by the policy that its check wants: %s',
    async (name) => {
      const cluster = await clusterOf(await demoWith());
      const { refusal } = valueOf(await cluster.tryCreate(probe(name), signal()));
      expect(refusal).toContain(`Policy ${name} failed: `);
    },
  );

  test.each([
    ['the policy only audits', 'audit-policy'],
    ['Kyverno is not there yet', 'phase-2'],
  ])('is let in while %s', async (_, story) => {
    const demo = await demoWith();
    await demo.run(story);
    const tried = await (await clusterOf(demo)).tryCreate(probe('disallow-latest-tag'), signal());
    expect(valueOf(tried)).toMatchObject({ refusal: null });
  });

  test('is let in where an exception says so', async () => {
    const { metadata, ...pod } = probe('disallow-host-path');
    const elsewhere = { ...pod, metadata: { ...metadata, namespace: 'longhorn-system' } } as ClusterObject;
    expect(valueOf(await (await clusterOf(await demoWith())).tryCreate(elsewhere, signal()))).toMatchObject({
      refusal: null,
    });
  });
});
