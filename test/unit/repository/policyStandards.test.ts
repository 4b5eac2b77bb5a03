/** Namespaces that say by their labels what their pods may be, among the files of a repository. */
import { beforeEach, describe, expect, test } from 'vitest';
import { manifestOf } from '../../../src/repository/manifest.ts';
import { PolicyIndex } from '../../../src/repository/policyIndex.ts';
import type { PolicyAnswer } from '../../../src/repository/policyJudge.ts';
import { repositoryOf } from './policyPorts.ts';
import { podText } from './policyText.ts';

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

const labelled = (level: string): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels:\n    pod-security.kubernetes.io/enforce: ${level}\n`;
const deployment = podText.replace('v1\nkind: Pod', 'apps/v1\nkind: Deployment').replace(
  /spec:\n[^]*/,
  `spec:
  template:
    spec: {hostNetwork: true, containers: [{name: a, image: a:1}]}
`,
);

describe('What the labels of a Namespace say', () => {
  test('is told at the field, with the label, and counts as a policy', () => {
    expect(index.update('/r/shop.yaml', labelled('baseline'))).toBe(true);
    const { findings, tally } = answer();
    expect(
      findings.map(({ code, range, related }) => [
        code,
        podText.slice(range.start, range.end),
        related.map(({ message }) => message),
      ]),
    ).toEqual([['policy/denied', 'true', ['Namespace "shop" says so here.']]]);
    expect(tally).toMatchObject({ matched: 1, failed: 1 });
    expect(answer(deployment).findings.map(({ code, message }) => [code, message])).toEqual([
      [
        'policy/audited',
        'Namespace "shop" warns about this Deployment: would violate PodSecurity "baseline:latest": host namespaces (hostNetwork=true).',
      ],
    ]);
  });

  test('follows the labels, and is nothing elsewhere', () => {
    index.update('/r/shop.yaml', labelled('baseline'));
    expect(codes(podText.replace('shop', 'lab'))).toEqual([]);
    expect([index.update('/r/shop.yaml', labelled('privileged')), codes()]).toEqual([true, []]);
    expect([index.update('/r/shop.yaml', null), answer().tally?.matched]).toEqual([true, 0]);
  });

  test('has an effect on the whole repository', () => {
    index.update('/r/shop.yaml', labelled('baseline'));
    index.update('/r/pod.yaml', podText);
    expect(index.policiesIn('/r/shop.yaml').map(({ identity }) => identity.name)).toEqual(['shop']);
    const effects = [...(index.effect({ file: '/r/shop.yaml', document: 0, item: null }) ?? [])];
    expect(effects.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome))).toEqual(['fail']);
  });

  test('is nothing where Kubernetes refuses them', () => {
    index.update('/r/shop.yaml', labelled('strict'));
    expect(codes()).toEqual([]);
    expect(codes(labelled('strict'), '/r/shop.yaml')).toEqual(['policy/invalid']);
  });
});

test('A quick fix mends it, and no exception is offered', () => {
  index.update('/r/shop.yaml', labelled('baseline'));
  index.update('/r/pod.yaml', podText);
  const place = { document: 0, item: null };
  const saidBy = { file: '/r/shop.yaml', ...place, rule: 'enforce', validation: null };
  const [remedy, ...others] = index.remedies({ file: '/r/pod.yaml', ...place }, saidBy);
  expect(others).toEqual([]);
  const edits = remedy?.fixes.map(({ edits: [edit] }) => edit?.newText);
  expect([edits, remedy?.exception]).toEqual([['false'], null]);
});

test('What is only there to be tried says nothing of others', () => {
  index.update('/r/t/shop.yaml', labelled('baseline'));
  index.update('/r/t/kyverno-test.yaml', 'apiVersion: cli.kyverno.io/v1alpha1\nkind: Test\nresources: [shop.yaml]\n');
  expect(codes()).toEqual([]);
});
