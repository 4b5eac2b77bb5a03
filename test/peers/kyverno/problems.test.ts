/** What we find wrong with Kyverno's own policies: nothing with those that Kyverno takes. */
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { moduleDir } from '../../../scripts/peers/modules.ts';
import { problemsOf } from '../../../src/domain/policy/problems/problemsOf.ts';
import { roleOfObject } from '../../../src/domain/policy/role.ts';
import { describeWithPeers } from '../tools.ts';
import { askKyverno } from './engine.ts';
import { objectsIn } from './ownObjects.ts';
import type { Found } from './ownObjects.ts';
import { askedRules } from './problemsRules.ts';

/** Files of the tests of the command line whose objects have errors, with the reason why it takes them. */
const excepted: readonly { readonly file: string; readonly because: string }[] = [
  {
    file: 'cli/test-validating-admission-policy/match-namespaces/policy.yaml',
    because: 'Kubernetes refuses a rule without operations, and the command line does not ask Kubernetes.',
  },
];

/** Classic policies that have errors and that Kyverno takes as it is asked here, with the reason why a cluster refuses them. */
const takenWithoutCluster: typeof excepted = [
  {
    file: 'conformance/chainsaw/policy-validation/cluster-policy/cel-preconditions/generate-policy.yaml',
    because: 'Without a cluster a rule that generates is not looked at (kyverno, pkg/validation/policy/actions.go).',
  },
  ...['cluster-policy', 'policy'].flatMap((kind) =>
    [2, 3, 4, 5].map((number) => ({
      file: `conformance/chainsaw/policy-validation/${kind}/background-subresource/policy-${number}.yaml`,
      because:
        'Without a cluster no kind has others below it (kyverno, pkg/validation/policy/validate.go: validKinds).',
    })),
  ),
  {
    file: 'conformance/chainsaw/webhooks/policy-clusterscope-resource/policy.yaml',
    because: 'Without a cluster all kinds lie in namespaces (kyverno, pkg/validation/policy/validate.go: Validate).',
  },
];

describeWithPeers("The problems of Kyverno's own policies", () => {
  let objects: readonly Found[] = [];
  let classic: readonly (Found & { readonly outcome: string })[] = [];

  beforeAll(async () => {
    const folder = path.join(await moduleDir('kyverno'), 'test');
    objects = await objectsIn(folder);
    const asked = objects.filter(({ object }) => roleOfObject(object) === 'classic');
    const answers = await askKyverno(asked.map(({ object }) => ({ ask: 'policy', policy: object })));
    classic = asked.map(({ file, object }, index) => ({ file, object, outcome: answers[index]?.outcome ?? 'none' }));
  });

  test('are no errors where Kyverno takes a classic policy', () => {
    const taken = classic.filter(({ outcome }) => outcome === 'taken');
    process.stderr.write(`Kyverno takes ${taken.length} of ${classic.length} classic policies.\n`);
    const wrong = taken.filter((one) => errorsOf(one).length > 0).map(({ file }) => file);
    expect(wrong).toEqual(takenWithoutCluster.map(({ file }) => file).toSorted());
    expect(taken.length).toBeGreaterThanOrEqual(950);
  });

  test('are errors of some that it refuses', () => {
    const refused = classic.filter(({ outcome }) => outcome === 'refused');
    const told = refused.filter((one) => errorsOf(one).length > 0);
    process.stderr.write(`Kyverno refuses ${refused.length} classic policies, and we find errors in ${told.length}.\n`);
    expect(told.length).toBeGreaterThanOrEqual(50);
  });

  test('are errors of the rules that it refuses, and of no others', async () => {
    const policies = askedRules.map(({ rule, spec }) => ({
      apiVersion: 'kyverno.io/v1',
      kind: 'ClusterPolicy',
      metadata: { name: 'p' },
      spec: { ...spec, rules: [{ name: 'r', match: { any: [{ resources: { kinds: ['Pod'] } }] }, ...rule }] },
    }));
    const answers = await askKyverno(policies.map((policy) => ({ ask: 'policy', policy })));
    const ours = policies.map((object) => (errorsOf({ file: '', object }).length > 0 ? 'refused' : 'taken'));
    const different = askedRules.filter((_, index) => answers[index]?.outcome !== ours[index]);
    expect(different).toEqual([]);
  });

  test('are no errors of what its command line loads besides', () => {
    const loaded = objects.filter(
      ({ file, object }) =>
        file.startsWith('cli/') && roleOfObject(object) !== 'classic' && roleOfObject(object) !== null,
    );
    const wrong = loaded.filter((one) => errorsOf(one).length > 0).map(({ file }) => file);
    expect(wrong).toEqual(excepted.map(({ file }) => file));
    expect(loaded.length).toBeGreaterThanOrEqual(50);
  });
});

function errorsOf({ file, object }: Found): readonly string[] {
  return problemsOf(object, { policies: [], now: null })
    .filter(({ severity }) => severity === 'error')
    .map(({ steps, message }) => `${file} ${steps.join('.')}: ${message}`);
}
