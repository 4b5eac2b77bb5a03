import { told } from './culprit.ts';
import { conditionOf, textOf } from './expression.ts';
import { given } from './given.ts';
import type { PlannedCheck } from './plan.ts';
import type { PlatformSpec } from './spec.ts';
import { whyNot } from './why.ts';
import { failedWords, inOneLine } from './words.ts';
import type { GitKnown } from './world.ts';

/** What somebody said: expressions see it as `json` and as `text`. */
export interface Output {
  readonly text: string;
  /** What expressions can name besides: the `host` that said it. */
  readonly own: Readonly<Record<string, unknown>>;
}

/** How a judgement is told where the check itself says nothing. */
export interface OutputWords {
  /** It is as expected. */
  readonly passed: string;
  /** It is not, and is no JSON. */
  readonly noJson: string;
  readonly notWanted: string;
  /** Before what an expression misses: `The answer is not as expected`. */
  readonly notExpected: string;
}

export interface JudgedOutput {
  readonly state: 'passed' | 'failed' | 'unknown';
  readonly message: string;
  readonly reason: string | null;
}

/** Judges what was said by what a check expects of it. Never throws. */
export function judgeOutput(
  check: PlannedCheck,
  { text, own }: Output,
  words: OutputWords,
  spec: PlatformSpec,
  world: { readonly git: GitKnown | null; readonly now: number },
): JudgedOutput {
  const read = { json: jsonOf(text), text };
  const variables = given(spec, world, { ...own, ...read });
  const worked = check.message === null ? null : textOf(check.message, variables);
  const said = worked !== null && 'value' in worked ? inOneLine(worked.value) : '';
  const passed: JudgedOutput = { state: 'passed', message: said === '' ? words.passed : said, reason: null };
  const { expect } = check;
  if (expect === null) return passed;
  const holds = conditionOf(expect, variables);
  if ('value' in holds && holds.value) return passed;
  if ('problem' in expect || ('problem' in holds && holds.because !== 'absent')) {
    const reason = 'problem' in holds ? holds.problem : null;
    return { state: 'unknown', message: "the expectation can't be worked out", reason };
  }
  const causes = whyNot(expect.expression, variables, () => false).flatMap((one) => {
    const places = one.places.filter(({ variable }) => variable === 'json');
    return places.length === 0 && one.missing === null ? [] : (told({ ...one, places }, [], read) ?? []);
  });
  const fallback = read.json === null ? words.noJson : words.notWanted;
  const isSilent = said === '' && (causes.length === 0 || read.json === null);
  return {
    state: 'failed',
    message: isSilent ? fallback : failedWords(said, causes),
    reason: 'problem' in holds ? `${words.notExpected}: ${holds.problem}` : null,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
