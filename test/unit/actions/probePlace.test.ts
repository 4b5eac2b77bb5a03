import { expect, test } from 'vitest';
import { jobKind, probeNamespace } from '../../../src/actions/probePlace.ts';
import { template } from '../domain/phases/template.ts';

const { spec, settings } = template();
const checks = spec.phases.flatMap((phase) => phase.checks);

test('Every probe of the template is Jobs in the namespace of probes', () => {
  const probes = checks.flatMap((check) => (check.kind === 'probe' ? check.objects : []));
  expect(probes.length).toBeGreaterThan(1);
  for (const object of probes) expect(object).toMatchObject({ ...jobKind, metadata: { namespace: probeNamespace } });
});

test('No exception of a policy is for the namespace of probes, and one that would be fails a check', () => {
  const excepted = Object.values(settings.exceptions).map(({ namespace }) => namespace);
  expect(excepted.length).toBeGreaterThan(1);
  expect(excepted).not.toContain(probeNamespace);
  expect(checks.find(({ id }) => id === 'bounded')?.expect).toContain(`!e.spec.?matchConditions`);
  expect(checks.find(({ id }) => id === 'bounded')?.expect).toContain(`'${probeNamespace}'`);
});
