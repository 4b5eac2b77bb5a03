/** What the real API server and the real Kyverno let in, refuse and warn of is what we say. */
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { documentsIn } from '../../scripts/cluster/crds.ts';
import type { KubeObject } from '../../scripts/cluster/objects.ts';
import { textAt } from '../../src/domain/kubernetes/read.ts';
import { labelProblems } from '../../src/domain/policy/problems/standards.ts';
import { label } from '../../src/domain/policy/standards/namespace.ts';
import { renderedCases, templateCases } from './admission/cases.ts';
import { compared } from './admission/compare.ts';
import { withNamespaces, withPolicies } from './admission/install.ts';
import { nativeCanaries, nativeCases, nativeNamespaces, nativePolicies, parameters } from './admission/native.ts';
import { renderedPlatform, telling } from './admission/platform.ts';
import type { Platform } from './admission/platform.ts';
import { privileged, standardCases, standardNamespaces } from './admission/standards.ts';
import { as } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { start } from './harness/processes.ts';

const samples = documentsIn(join(import.meta.dirname, '../../samples/policies/disallow-host-network.yaml'));

/** A Namespace whose labels refuse nothing: Kyverno is asked about everything in it. */
const tried = 'slipway-probe';

describeWithCluster('Admission', () => {
  let platform: Platform;

  beforeAll(async () => {
    [platform] = await Promise.all([renderedPlatform(), start('kyverno')]);
    await withNamespaces(platform.namespaces);
  });

  test("by the template's policies and exceptions, and a sample, is as we say", async () => {
    const policies = [...platform.policies, ...samples].map(telling);
    const objects = [...templateCases(), ...renderedCases(platform.others)];
    const { differences, counts } = await withPolicies(
      { beside: platform.exceptions, policies, canaries: privileged(tried) },
      () => compared([...platform.namespaces, ...platform.exceptions, ...policies], objects),
    );
    told('The template', objects, counts);
    expect(differences).toEqual([]);
    expect(objects.length).toBeGreaterThan(200);
    expect(counts['allowed']).toBeGreaterThan(objects.length * 0.3);
    expect(refused(counts)).toBeGreaterThan(objects.length * 0.3);
    expect(counts['validating']).toBeGreaterThan(60);
    expect(counts['standards']).toBeGreaterThan(10);
    expect(counts['invalid']).toBeLessThan(objects.length * 0.05);
  });

  test('by ClusterPolicies is as we say', async () => {
    const objects = templateCases();
    const { differences, counts } = await withPolicies(
      { beside: [], policies: platform.classic, canaries: privileged(tried) },
      () => compared([...platform.namespaces, ...platform.classic], objects),
    );
    told('ClusterPolicies', objects, counts);
    expect(differences).toEqual([]);
    expect(counts['classic']).toBeGreaterThan(objects.length * 0.3);
    expect(counts['allowed']).toBeGreaterThan(objects.length * 0.2);
  });

  test('by the Pod Security labels of a Namespace is as we say', async () => {
    await withNamespaces(standardNamespaces);
    const objects = standardCases();
    const { differences, counts } = await compared(standardNamespaces, objects);
    told('Namespaces', objects, counts);
    expect(differences).toEqual([]);
    expect(counts['standards']).toBeGreaterThan(objects.length * 0.2);
  });

  test.each([
    { enforce: 'strict' },
    { 'warn-version': '1.30', audit: 'Baseline' },
    { enforce: 'baseline', 'enforce-version': 'v1.99' },
  ])('lets a Namespace with the labels %j be, unless we say that it does not', async (labels) => {
    const named = Object.fromEntries(Object.entries(labels).map(([name, value]) => [label(name), value]));
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'labelled', labels: named } };
    const { status, body } = await as('harness')('POST', '/api/v1/namespaces?dryRun=All', namespace);
    const problems = labelProblems(namespace);
    expect(status).toBe(problems.length > 0 ? 422 : 201);
    for (const { steps, message } of problems) {
      const [, why = ''] = /, and (.*)\.$/.exec(message) ?? [];
      expect(textAt(body, 'message')).toContain(`metadata.labels[${steps.at(-1)}]: Invalid value:`);
      expect(textAt(body, 'message')).toContain(why);
    }
  });

  test('by policies that an API server judges alone is as we say', async () => {
    await withNamespaces(nativeNamespaces);
    const objects = nativeCases();
    const { differences, counts } = await withPolicies(
      { beside: parameters, policies: nativePolicies, canaries: nativeCanaries },
      () => compared([...nativeNamespaces, ...parameters, ...nativePolicies], objects),
    );
    told('ValidatingAdmissionPolicies', objects, counts);
    expect(differences).toEqual([]);
    expect(counts['native']).toBeGreaterThan(objects.length * 0.3);
    expect(counts['allowed']).toBeGreaterThan(objects.length * 0.3);
  });
});

function refused({ standards = 0, native = 0, validating = 0, classic = 0 }: Readonly<Record<string, number>>): number {
  return standards + native + validating + classic;
}

function told(by: string, objects: readonly KubeObject[], counts: Readonly<Record<string, number>>): void {
  const shares = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  process.stdout.write(`${by}: ${objects.length} objects, ${shares.join(', ')}.\n`);
}
