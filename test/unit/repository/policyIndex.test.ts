import { beforeEach, describe, expect, test } from 'vitest';
import { PolicyIndex } from '../../../src/repository/policyIndex.ts';
import { manifestOf } from '../../../src/repository/manifest.ts';
import type { PolicyAnswer } from '../../../src/repository/policyJudge.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { bundled } from '../product.ts';
import { repositoryOf } from './policyPorts.ts';
import { noHostNetwork, podText, policyText } from './policyText.ts';

let index: PolicyIndex;
beforeEach(() => {
  index = new PolicyIndex(repositoryOf(), () => undefined);
});

function answer(text = podText, path = '/r/pod.yaml'): PolicyAnswer {
  const [question] = manifestOf(path, text).objects;
  if (question === undefined) throw new Error('There is no object.');
  return index.judge(question, path);
}

const codes = (text?: string, path?: string): readonly string[] => answer(text, path).findings.map(({ code }) => code);

const configMap = (name: string, value: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: shop}\ndata: {a: ${value}}\n`;
const reading = policyText('reading', "resource.Get('v1', 'configmaps', 'shop', 'm').data.a == 'b'");

describe('Others are judged anew', () => {
  test.each<[string, () => boolean, boolean]>([
    ['when a policy comes', () => index.update('/r/policy.yaml', noHostNetwork), true],
    ['not when an object comes that nobody looks up', () => index.update('/r/pod.yaml', podText), false],
    ['when a definition of a kind comes', () => index.update('/r/crd.yaml', crd), true],
    [
      'not when a text has not changed',
      () => {
        index.update('/r/policy.yaml', noHostNetwork);
        return index.update('/r/policy.yaml', noHostNetwork);
      },
      false,
    ],
    [
      'when a policy moves: others lead to it',
      () => {
        index.update('/r/policy.yaml', noHostNetwork);
        return index.update('/r/policy.yaml', `# Why.\n---\n${noHostNetwork}`);
      },
      true,
    ],
    [
      'not when only something below a policy changes',
      () => {
        index.update('/r/policy.yaml', `${noHostNetwork}---\n`);
        return index.update('/r/policy.yaml', `${noHostNetwork}---\n# Why.\n`);
      },
      false,
    ],
    [
      'when a policy goes',
      () => {
        index.update('/r/policy.yaml', noHostNetwork);
        return index.forgetBelow(['/r']);
      },
      true,
    ],
  ])('%s', (_, act, wanted) => {
    expect(act()).toBe(wanted);
  });

  test('when an object changes that a policy has looked up, and only then', () => {
    index.update('/r/policy.yaml', reading);
    expect([index.update('/r/map.yaml', configMap('m', 'x')), codes()]).toEqual([false, ['policy/denied']]);
    expect([index.update('/r/map.yaml', configMap('m', 'b')), codes()]).toEqual([true, []]);
    expect([index.update('/r/map.yaml', null), codes()]).toEqual([true, ['policy/unjudged']]);
    expect(index.update('/r/pod.yaml', podText)).toBe(false);
  });
});

const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ships.x.io}
spec: {group: x.io, scope: Cluster, names: {kind: Ship, plural: fleet}, versions: []}
`;

test('A policy that changes is asked as it is now', () => {
  index.update('/r/policy.yaml', noHostNetwork);
  expect(codes()).toEqual(['policy/denied']);
  index.update('/r/policy.yaml', policyText('no-host-network', 'true'));
  expect(codes()).toEqual([]);
  expect(answer().tally?.matched).toBe(1);
  index.update('/r/policy.yaml', null);
  expect(answer().tally?.matched).toBe(0);
});

test('An object is counted by what policies say of it', () => {
  index.update('/r/a.yaml', noHostNetwork);
  index.update('/r/b.yaml', reading);
  index.update('/r/c.yaml', policyText('fine', 'true'));
  index.update('/r/d.yaml', policyText('fails', "object.metadata.labels['x'] == 'y'"));
  const missing = [{ kind: 'resource', name: 'v1/configmaps/shop/m' }];
  expect(answer().tally).toEqual({
    matched: 4,
    failed: 1,
    errors: 1,
    unjudged: 1,
    exempted: 0,
    missing,
    recognised: [],
    unread: 0,
    unreadBindings: 0,
    isTried: false,
  });
});

test('An object does not meet itself', () => {
  const alone = policyText('alone', "resource.List('v1', 'pods', 'shop').items.size() == 0");
  index.update('/r/policy.yaml', alone);
  index.update('/r/pod.yaml', podText);
  expect(codes()).toEqual(['policy/unjudged']);
  index.update('/r/other.yaml', podText.replace('web', 'other'));
  expect(codes()).toEqual(['policy/denied']);
});

describe('An exception', () => {
  const exception = (expires: string): string => `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata: {name: e, namespace: a}
spec: {policyRefs: [{name: no-host-network, kind: ValidatingPolicy}], expiresAt: "${expires}"}
`;

  test('holds until it expires', () => {
    const at = (time: string): readonly string[] => {
      index = new PolicyIndex(repositoryOf({ now: () => Date.parse(time) }), () => undefined);
      index.update('/r/policy.yaml', noHostNetwork);
      index.update('/r/exception.yaml', exception('2026-01-01T00:00:00Z'));
      return codes();
    };
    expect([at('2025-12-31'), at('2026-01-02')]).toEqual([['policy/excepted'], ['policy/denied']]);
  });

  test('that expires meanwhile makes all be judged anew', () => {
    const timers = new ManualTimers('2026-01-01T00:00:00Z');
    let told = 0;
    const repository = repositoryOf({ now: () => timers.now().getTime(), after: (ms, call) => timers.after(ms, call) });
    index = new PolicyIndex(repository, () => (told += 1));
    index.update('/r/policy.yaml', noHostNetwork);
    index.update('/r/exception.yaml', exception('2026-01-01T00:10:00Z'));
    const text = exception('2026-01-01T00:10:00Z');
    expect([codes(), codes(text, '/r/exception.yaml'), timers.pending]).toEqual([['policy/excepted'], [], [600_001]]);
    timers.advance(600_000);
    expect([told, codes()]).toEqual([0, ['policy/excepted']]);
    timers.advance(1);
    expect([told, codes(), timers.pending]).toEqual([1, ['policy/denied'], []]);
    expect(codes(text, '/r/exception.yaml')).toEqual(['policy/suspect']);
  });
});

test('A policy that Kyverno refuses refuses nothing', () => {
  index.update('/r/policy.yaml', noHostNetwork.replace('resourceRules', 'resourceRulez'));
  expect(answer().tally?.matched).toBe(0);
  expect(index.policiesIn('/r/policy.yaml')).toHaveLength(1);
  expect(index.effect({ file: '/r/policy.yaml', document: 0, item: null })).toBeNull();
});

test('A policy that an API server refuses for its schema refuses nothing, until it is mended', () => {
  index = new PolicyIndex(repositoryOf({ served: [bundled] }), () => undefined);
  const numbered = noHostNetwork.replace('message: No.', 'message: 1');
  index.update('/r/policy.yaml', numbered);
  const effect = (): unknown => index.effect({ file: '/r/policy.yaml', document: 0, item: null });
  expect([codes(), answer().tally?.matched, effect()]).toEqual([[], 0, null]);
  // Its schema says so where it stands.
  expect(codes(numbered, '/r/policy.yaml')).toEqual([]);
  expect(index.update('/r/policy.yaml', noHostNetwork.replace('message:', 'massage: 1\n      message:'))).toBe(true);
  expect([codes(), effect()]).toEqual([['policy/denied'], expect.anything()]);
});

test('Others are judged anew when it is said where they go, and only then', () => {
  index.update('/r/policy.yaml', noHostNetwork);
  const said = (text: string | null): boolean => index.update('/r/lab/kustomization.yaml', text);
  expect([said('namespace: lab\n'), said('namespace: lab\n'), said('namespace: x\n'), said(null), said(null)]).toEqual([
    true,
    false,
    true,
    true,
    false,
  ]);
});

test('What is no object of a cluster is asked about and looked up by nobody', () => {
  index = new PolicyIndex(repositoryOf({ isPatch: (path) => path.includes('patch') }), () => undefined);
  index.update('/r/policy.yaml', reading);
  index.update('/r/a-patch.yaml', configMap('m', 'x'));
  expect(codes()).toEqual(['policy/unjudged']);
  index.update('/r/patch-policy.yaml', noHostNetwork);
  expect(answer().tally?.matched).toBe(1);
  const kustomization = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n';
  expect(answer(kustomization).tally).toBeNull();
});

test('What only Helm can read says nothing', () => {
  index.update('/r/policy.yaml', noHostNetwork.replace('no-host-network', '"{{ .Values.name }}"'));
  expect(answer().tally?.matched).toBe(0);
});

describe('What is wrong with a policy', () => {
  const broken = policyText('broken', 'object.spec.containers.al(c, true)');
  test('is told at its place, be it only tried', () => {
    index.update('/r/t/policy.yaml', broken);
    const told = (): unknown =>
      answer(broken, '/r/t/policy.yaml').findings.map(({ code, range }) => [
        code,
        broken.slice(range.start, range.end),
      ]);
    expect(told()).toEqual([['policy/invalid', 'al']]);
    index.update('/r/t/test.yaml', 'apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\nresources: [policy.yaml]\n');
    expect(told()).toEqual([['policy/invalid', 'al']]);
  });

  test('of an exception is that it names no policy of the repository', () => {
    const exception = `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata: {name: e, namespace: a}
spec: {policyRefs: [{name: no-host-netwrk, kind: ValidatingPolicy}]}
`;
    index.update('/r/policy.yaml', noHostNetwork);
    expect(codes(exception, '/r/exception.yaml')).toEqual(['policy/suspect']);
    expect(codes(exception.replace('netwrk', 'network'), '/r/exception.yaml')).toEqual([]);
  });
});

describe('What is there to be tried', () => {
  const suite = `apiVersion: cli.kyverno.io/v1alpha1
kind: Test
metadata: {name: t}
policies: [policy.yaml]
resources: [map.yaml, pods.yaml]
`;
  test('is asked about by nobody and looked up by nobody, but its policies hold', () => {
    index.update('/r/t/policy.yaml', reading);
    index.update('/r/t/map.yaml', configMap('m', 'b'));
    expect(codes()).toEqual([]);
    expect(index.update('/r/t/kyverno-test.yaml', suite)).toBe(true);
    expect(codes()).toEqual(['policy/unjudged']);
    expect(answer(podText, '/r/t/pods.yaml')).toMatchObject({ findings: [], tally: { matched: 0, isTried: true } });
  });
});
