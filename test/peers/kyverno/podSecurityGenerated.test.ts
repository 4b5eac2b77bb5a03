import { expect, test } from 'vitest';
import { podSecurityAnswer } from '../../../src/domain/policy/classic/podSecurityRule.ts';
import { classicExceptionOf } from '../../../src/domain/policy/classic/exception.ts';
import { asAdmitted, isMap } from '../../../src/domain/policy/data.ts';
import { admissionText, violationsOf } from '../../../src/domain/policy/standards/admission.ts';
import { levelOfNamespace } from '../../../src/domain/policy/standards/namespace.ts';
import type { LevelVersion } from '../../../src/domain/policy/standards/namespace.ts';
import { podIn } from '../../../src/domain/policy/standards/podIn.ts';
import type { Pod } from '../../../src/domain/policy/standards/pod.ts';
import { readPod } from '../../../src/domain/policy/standards/readPod.ts';
import { Misshapen } from '../../../src/domain/policy/standards/struct.ts';
import { parseVersion, versionText } from '../../../src/domain/policy/standards/version.ts';
import { subjectFor } from '../../unit/domain/policy/classic/around.ts';
import { Random, seedOf } from '../random.ts';
import { describeWithPeers } from '../tools.ts';
import { askKyverno, askLabels, askServer } from './podSecurityOracles.ts';
import type { KyvernoAnswer, KyvernoQuestion, PodQuestion } from './podSecurityOracles.ts';
import { exclusionOf, wideExclusions } from './podSecurityExclusions.ts';
import { misfitted } from './podSecurityMisfits.ts';
import { kinds, podOf, wrapped } from './podSecurityPods.ts';
import type { Json } from './podSecurityPods.ts';

const versions = [
  'v1.0',
  'v1.8',
  'v1.18',
  'v1.19',
  'v1.22',
  'v1.24',
  'v1.25',
  'v1.27',
  'v1.31',
  'v1.32',
  'v1.34',
  'v1.36',
  'v1.99',
  'latest',
];
const levels = ['baseline', 'restricted'];

describeWithPeers('Pod Security Standards', () => {
  test('Generated rules and objects mean the same to Kyverno', async () => {
    const seed = seedOf();
    const questions = Array.from({ length: 3000 }, (_, index) => kyvernoQuestion(new Random(seed + index)));
    const answers = await askKyverno(questions);
    const wrong = questions
      .map((question, index) => ({ question, ours: ourAnswer(question), theirs: answers[index] }))
      .filter(({ ours, theirs }) => JSON.stringify(ours) !== JSON.stringify(theirs));
    expect(wrong.slice(0, 2), `SLIPWAY_SEED=${seed}: ${wrong.length} differ`).toEqual([]);
    expect(answers).toHaveLength(questions.length);
    const count = (status: string): number => answers.filter((one) => one.status === status).length;
    // Enough of each to tell.
    const shares = { pass: 0.25, fail: 0.25, skip: 0.05, error: 0.05 };
    const scarce = Object.entries(shares).filter(([status, share]) => count(status) < share * answers.length);
    expect(scarce.map(([status]) => `${status}: ${count(status)} of ${answers.length}`)).toEqual([]);
  });

  test('Generated pods mean the same to an API server', async () => {
    const seed = seedOf();
    const questions = Array.from({ length: 4000 }, (_, index) => podQuestion(new Random(seed + index)));
    const answers = await askServer(questions);
    const wrong = questions
      .map((question, index) => ({ question, ours: ourMessage(question), theirs: answers[index] }))
      .filter(({ ours, theirs }) => ours !== theirs);
    expect(wrong.slice(0, 2), `SLIPWAY_SEED=${seed}: ${wrong.length} differ`).toEqual([]);
    expect(answers.filter((message) => message === '').length).toBeGreaterThan(400);
    expect(answers.filter((message) => message !== '').length).toBeGreaterThan(1200);
  });

  test('Labels of Namespaces mean the same to an API server', async () => {
    const random = new Random(seedOf());
    const questions = Array.from({ length: 1000 }, () => labelsOf(random));
    const theirs = await askLabels(questions);
    expect(questions.map(ourStandards)).toEqual(theirs);
  });
});

function kyvernoQuestion(random: Random): KyvernoQuestion {
  const sound = podOf(random, random.pick([0, 0, 0.05, 0.15, 0.5]));
  const pod = random.chance(0.08) ? misfitted(random, sound) : sound;
  const many = (most: number): Json[] => Array.from({ length: random.below(most + 1) }, () => exclusionOf(random));
  const version = random.chance(0.06) ? random.pick(['', 'v1', '1.24', 'v1.024']) : random.pick(versions);
  const kind = random.pick([...kinds, ...kinds, ...kinds, 'Service']);
  const exclude = random.chance(0.2) ? wideExclusions(random) : many(3);
  const podSecurity = { level: random.pick([...levels, ...levels, 'privileged']), version, exclude };
  const isWide = random.chance(0.3);
  const exceptions = Array.from({ length: random.below(3) }, (_, index) => ({
    apiVersion: 'kyverno.io/v2',
    kind: 'PolicyException',
    metadata: { name: `e${index}`, namespace: 'lab' },
    spec: {
      match: { any: [{ resources: { kinds: ['*'] } }] },
      podSecurity: isWide ? wideExclusions(random) : [exclusionOf(random), ...many(5)],
    },
  }));
  return { rule: { name: 'standards', validate: { podSecurity } }, resource: wrapped(kind, pod), exceptions };
}

function ourAnswer({ rule, resource, exceptions }: KyvernoQuestion): KyvernoAnswer {
  const data = asAdmitted(rule);
  if (!isMap(data)) throw new Error('The rule is no map.');
  const answer = podSecurityAnswer(
    { name: 'standards', data, index: 0, around: [] },
    subjectFor(resource),
    exceptions.map(classicExceptionOf),
  );
  return { status: answer?.answer.outcome ?? '', message: answer?.answer.message ?? '' };
}

function podQuestion(random: Random): PodQuestion {
  const pod = podOf(random, random.pick([0, 0.05, 0.15, 0.5]));
  return {
    pod,
    level: random.pick([...levels, ...levels, 'privileged']),
    version: random.pick(versions),
    minor: 24 + random.below(16),
  };
}

function ourMessage({ pod, level, version, minor }: PodQuestion): string {
  const object = asAdmitted({ ...pod, kind: 'Pod' });
  const where = podIn(object);
  const read = where === null ? null : readPod(object, where);
  if (read === null || read instanceof Misshapen) throw new Error('There is no pod.');
  return messageOf(read, { level: level as LevelVersion['level'], version: parseVersion(version) ?? 'latest' }, minor);
}

function messageOf(pod: Pod, standard: LevelVersion, minor: number): string {
  const violations = violationsOf(pod, standard, minor);
  return violations.length === 0 ? '' : admissionText('violates', standard, violations);
}

function labelsOf(random: Random): Json {
  const labels: Json = { a: 'b' };
  for (const mode of ['enforce', 'audit', 'warn']) {
    const label = `pod-security.kubernetes.io/${mode}`;
    if (random.chance(0.6)) labels[label] = random.pick(['privileged', ...levels, ...levels, 'strict', '']);
    if (random.chance(0.4)) labels[`${label}-version`] = random.pick(['latest', 'v1.30', '1.2', 'v1.01', '']);
  }
  return labels;
}

function ourStandards(labels: Json): object {
  const { enforce, audit, warn, problems } = levelOfNamespace(labels);
  const text = ({ level, version }: LevelVersion): string => `${level}:${versionText(version)}`;
  return {
    enforce: text(enforce),
    audit: text(audit),
    warn: text(warn),
    problems: problems.map(
      ({ label, value, message }) => `metadata.labels[${label}]: Invalid value: "${value}": ${message}`,
    ),
  };
}
