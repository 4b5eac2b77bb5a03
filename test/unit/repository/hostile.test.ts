import { describe, expect, test, vi } from 'vitest';
import type { Finding } from '../../../src/domain/finding.ts';
import { Meter } from '../../../src/domain/policy/meter.ts';
import { Allowance } from '../../../src/domain/policy/patience.ts';
import { manifestOf } from '../../../src/repository/manifest.ts';
import { PolicyIndex } from '../../../src/repository/policyIndex.ts';
import type { PolicyAnswer } from '../../../src/repository/policyJudge.ts';
import { hostedPod, hostileMessage, hostilePolicies } from '../../fixtures/hostilePolicies.ts';
import { repositoryOf } from './policyPorts.ts';
import { podText, policyText } from './policyText.ts';

// A whole budget takes its time, and more of it on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const indexOf = (stopped: (path: string) => void = () => undefined): PolicyIndex =>
  new PolicyIndex(repositoryOf({ stopped }), () => undefined);

function judged(index: PolicyIndex, path: string, text: string): PolicyAnswer {
  const [question] = manifestOf(path, text).objects;
  if (question === undefined) throw new Error('There is no object.');
  return index.judge(question, path);
}

const inBudget = ({ findings }: PolicyAnswer): readonly Finding[] =>
  findings.filter(({ code }) => code !== 'policy/deprecated');

/** How many usual budgets were given out meanwhile: none gives more than it has. */
function budgetsOf(run: () => void): number {
  const given = new Map<Meter, number>();
  const original = Reflect.get<Allowance, 'meter'>(Allowance.prototype, 'meter');
  const spy = vi.spyOn(Allowance.prototype, 'meter').mockImplementation(function meter(this: Allowance) {
    const next = original.call(this);
    if (!given.has(next)) given.set(next, next.left / new Meter().left);
    return next;
  });
  run();
  spy.mockRestore();
  return [...given.values()].reduce((sum, one) => sum + one, 0);
}

describe.each(Object.entries(hostilePolicies))('A policy with %s', (_, { policy, at }) => {
  test('costs one budget, and a hundredth of one for each other object', () => {
    const index = indexOf();
    index.update('/r/policy.yaml', policy);
    const budgets = budgetsOf(() => {
      for (const name of ['a', 'b', 'c', 'd']) judged(index, `/r/${name}.yaml`, hostedPod(name));
    });
    expect(budgets).toBeGreaterThan(1);
    expect(budgets).toBeLessThan(1.1);
  });

  test('gives one finding, where it stands, and has no verdict on objects', () => {
    const stopped: string[] = [];
    const index = indexOf((path) => stopped.push(path));
    index.update('/r/policy.yaml', policy);
    expect(inBudget(judged(index, '/r/policy.yaml', policy))).toEqual([]);
    const pods = ['a', 'b'].map((name) => judged(index, `/r/${name}.yaml`, hostedPod(name)));
    expect(stopped).toEqual(['/r/policy.yaml']);
    const [finding, ...more] = inBudget(judged(index, '/r/policy.yaml', policy));
    expect(finding?.code).toBe('policy/budget');
    expect(finding?.message).toContain('Pod "shop/a"');
    expect(policy.slice(finding?.range.start).slice(0, at.length)).toBe(at);
    expect(more).toEqual([]);
    for (const { findings, tally } of pods) {
      expect(findings.map(({ code }) => code)).toEqual(['policy/unjudged']);
      expect(tally).toMatchObject({ matched: 1, failed: 0, errors: 0, unjudged: 1 });
    }
  });
});

const [hostile] = Object.values(hostilePolicies);
const asked = policyText(
  'hostile',
  "object.spec.containers[0].image != 'a:1' ? false : lists.range(9999).all(a, lists.range(99).all(b, a + b >= 0))",
);

test('An object that takes little is judged all the same', () => {
  const index = indexOf();
  index.update('/r/policy.yaml', asked);
  const codes = (text: string): readonly string[] =>
    judged(index, '/r/pod.yaml', text).findings.map(({ code }) => code);
  expect(codes(podText)).toEqual(['policy/unjudged']);
  expect(codes(podText.replace('a:1', 'a:2'))).toEqual(['policy/denied']);
});

test('A message that takes too long is told of once, and what it is about is refused all the same', () => {
  const index = indexOf();
  index.update('/r/policy.yaml', hostileMessage);
  const codes = (): readonly string[] => judged(index, '/r/pod.yaml', podText).findings.map(({ code }) => code);
  expect(budgetsOf(() => expect([codes(), codes()]).toEqual([['policy/denied'], ['policy/denied']]))).toBeLessThan(1.1);
  expect(judged(index, '/r/policy.yaml', hostileMessage).findings.map(({ code }) => code)).toEqual(['policy/budget']);
});

test('A policy that has changed is not taken for what it was', () => {
  const index = indexOf();
  index.update('/r/policy.yaml', hostile?.policy ?? '');
  judged(index, '/r/pod.yaml', podText);
  const mended = policyText('hostile', 'true');
  index.update('/r/policy.yaml', mended);
  expect(judged(index, '/r/policy.yaml', mended).findings).toEqual([]);
  expect(judged(index, '/r/pod.yaml', podText)).toMatchObject({ findings: [], tally: { matched: 1, unjudged: 0 } });
});

test('What a policy makes of others has nothing to do with it', () => {
  const index = indexOf();
  index.update('/r/policy.yaml', hostile?.policy ?? '');
  index.update('/r/other.yaml', policyText('other', 'false'));
  judged(index, '/r/a.yaml', podText);
  const { findings, tally } = judged(index, '/r/a.yaml', podText);
  expect(findings.map(({ code }) => code).toSorted()).toEqual(['policy/denied', 'policy/unjudged']);
  expect(tally).toMatchObject({ matched: 2, failed: 1, unjudged: 1 });
});

test.each([
  ['aliases of aliases', `a: &a [x, x, x, x, x, x, x, x, x]\n${aliases()}`, 'no object'],
  [
    'a regular expression that RE2 refuses',
    policyText('p', "'a'.matches('((a{1,100}){1,100}){1,100}')"),
    'policy/invalid',
  ],
])('%s keep a policy from being in force', (_, policy, wanted) => {
  const index = indexOf();
  index.update('/r/policy.yaml', policy);
  const [question] = manifestOf('/r/policy.yaml', policy).objects;
  const own =
    question === undefined ? ['no object'] : index.judge(question, '/r/policy.yaml').findings.map(({ code }) => code);
  expect(own).toEqual([wanted]);
  expect(judged(index, '/r/pod.yaml', podText).tally?.matched).toBe(0);
});

function aliases(): string {
  const spec = 'bcdefghi'
    .split('')
    .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(', ')}]`);
  return `${spec.join('\n')}\napiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: p}\nspec: {rules: *i}\n`;
}
