import type { Variables } from '../cel/evaluate/run.ts';
import { told } from './culprit.ts';
import type { Told } from './culprit.ts';
import { evidenceOf } from './evidence.ts';
import { conditionOf, textOf } from './expression.ts';
import type { Worked } from './expression.ts';
import { given } from './given.ts';
import type { PlannedCheck } from './plan.ts';
import { kindIsMissing } from './providers.ts';
import type { Reading } from './reading.ts';
import type { Culprit } from './result.ts';
import type { PlatformSpec } from './spec.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { whyNot } from './why.ts';
import { failedWords, inOneLine, passedWords } from './words.ts';
import type { World } from './world.ts';

/** Judges a check of objects, files or Git by what was read. Never throws. */
export function judgeReadings(
  check: PlannedCheck,
  readings: readonly Reading[],
  spec: PlatformSpec,
  world: World,
): Verdict {
  const evidence = evidenceOf(readings, world.filesAt);
  const standings = readings.map(({ standing }) => standing);
  const unknown = standings.find(({ state }) => state === 'unknown');
  if (unknown?.state === 'unknown') {
    const { words, reason, remedy, right } = unknown;
    return verdict('unknown', words, { reason, remedy, right, evidence });
  }
  if (standings.some(({ state }) => state === 'connecting'))
    return verdict('running', 'asking the cluster', { evidence });
  const judged = { ...judgement(check, readings, spec, world), evidence };
  const absent = readings.find(({ standing }) => standing.state === 'absent');
  if (absent?.of === 'objects') {
    const { apiVersion, kind } = absent.read.source;
    const reason = kindIsMissing(apiVersion, kind);
    if (judged.state === 'passed') return { ...judged, reason };
    return verdict('blocked', `the cluster has no ${kind}`, { reason, evidence });
  }
  const stale = standings.find(({ state }) => state === 'stale');
  return stale?.state === 'stale' ? outdated(judged, stale.reason) : judged;
}

/** What was found out once, and may have changed since. */
export function outdated(judged: Verdict, reason: string): Verdict {
  if (judged.state !== 'passed' && judged.state !== 'failed') return judged;
  return { ...judged, state: 'stale', was: judged.state, reason };
}

/** The verdict as if everything that was read were true at this moment. */
function judgement(check: PlannedCheck, readings: readonly Reading[], spec: PlatformSpec, world: World): Verdict {
  const { expect } = check;
  if (expect === null)
    return verdict('unknown', 'it says not what it expects', { reason: 'The check has no "expect".' });
  const variables = given(spec, world, Object.fromEntries(readings.map(({ name, list }) => [name, list])));
  const holds = conditionOf(expect, variables);
  const said = messageOf(check, variables);
  if ('value' in holds && holds.value) {
    const message = said.words === '' ? passedWords(readings) : said.words;
    return verdict('passed', message === '' ? spec.name : message, { reason: said.problem });
  }
  if ('problem' in expect) return verdict('unknown', "the expression can't be read", { reason: expect.problem });
  if ('problem' in holds && holds.because !== 'absent') return notWorkedOut(holds.problem);
  const isOne = (variable: string): boolean =>
    readings.some((one) => one.of === 'objects' && one.name === variable && one.read.source.object !== null);
  const reasons = whyNot(expect.expression, variables, isOne);
  const isRead = reasons.some(({ places }) => places.some((place) => isReadBy(place.variable, readings)));
  // What is missing in what was read is a finding; what is missing elsewhere keeps the check from being judged.
  if ('problem' in holds && !isRead) return notWorkedOut(holds.problem);
  const known = { platform: spec.platform, applications: spec.applications };
  const causes = reasons.flatMap((reason) => told(reason, readings, known) ?? []);
  const reason = 'problem' in holds ? notReported(causes, holds.problem) : said.problem;
  return verdict('failed', failedWords(said.words, causes), { reason, culprits: culpritsOf(causes) });
}

function notWorkedOut(reason: string): Verdict {
  return verdict('unknown', "the expectation can't be worked out", { reason });
}

function isReadBy(variable: string, readings: readonly Reading[]): boolean {
  return readings.some(({ name }) => name === variable);
}

function messageOf(
  { message }: PlannedCheck,
  variables: Variables,
): { readonly words: string; readonly problem: string | null } {
  if (message === null) return { words: '', problem: null };
  const worked: Worked<string> = textOf(message, variables);
  return 'value' in worked
    ? { words: inOneLine(worked.value).replace(/[\s:;,]+$/, ''), problem: null }
    : { words: '', problem: `Its message can't be worked out: ${worked.problem}` };
}

/** A field that an object does not have is mostly one that its controller has not written yet. */
function notReported([cause]: readonly Told[], problem: string): string {
  if (cause === undefined || cause.culprit === null) return problem;
  const { kind, namespace, name, pointer } = cause.culprit;
  const full = namespace === null ? name : `${namespace}/${name}`;
  const field = pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
  return `"${field}" is missing on ${kind} ${full}: it is not reported yet.`;
}

/** Each object once, with the place that was found first. */
function culpritsOf(causes: readonly Told[]): readonly Culprit[] {
  const known = new Map<string, Culprit>();
  for (const { culprit } of causes) {
    if (culprit === null) continue;
    const key = JSON.stringify([culprit.apiVersion, culprit.kind, culprit.namespace, culprit.name]);
    if (!known.has(key)) known.set(key, culprit);
  }
  return [...known.values()];
}
