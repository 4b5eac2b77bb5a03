import { noEvidence } from './evidence.ts';
import { conditionOf, textOf } from './expression.ts';
import { given } from './given.ts';
import type { PlannedCheck } from './plan.ts';
import type { Evidence } from './result.ts';
import type { Asked, PlatformSpec } from './spec.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { whyNot } from './why.ts';
import { told } from './culprit.ts';
import { failedWords, inOneLine } from './words.ts';
import type { GitKnown } from './world.ts';

/** What an address answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  /** Null for http. */
  readonly certificate: { readonly issuer: string; readonly validTo: string; readonly isTrusted: boolean } | null;
}

type HttpCheck = Extract<Asked, { readonly kind: 'http' }>;

/** Judges an answer: first its status, then what is expected of it. */
export function judgeHttp(
  check: PlannedCheck,
  asked: HttpCheck,
  answer: HttpAnswer,
  spec: PlatformSpec,
  world: { readonly git: GitKnown | null; readonly now: number },
): Verdict {
  const { status } = answer;
  const evidence = evidenceOf(answer);
  const isWanted = asked.status === null ? status < 400 : asked.status.includes(status);
  if (!isWanted) {
    const wanted = asked.status === null ? 'below 400' : asked.status.join(' or ');
    const reason = `It answers ${status}, where ${wanted} is wanted.`;
    return verdict('failed', `answers ${status}`, { reason, evidence });
  }
  const read = { json: jsonOf(answer.text), text: answer.text };
  const variables = given(spec, world, read);
  const worked = check.message === null ? null : textOf(check.message, variables);
  const words = worked !== null && 'value' in worked ? inOneLine(worked.value) : '';
  if (check.expect === null) return verdict('passed', words === '' ? `answers ${status}` : words, { evidence });
  const holds = conditionOf(check.expect, variables);
  if ('value' in holds && holds.value)
    return verdict('passed', words === '' ? `answers ${status}` : words, { evidence });
  if ('problem' in check.expect || ('problem' in holds && holds.because !== 'absent')) {
    const reason = 'problem' in holds ? holds.problem : null;
    return verdict('unknown', "the expectation can't be worked out", { reason, evidence });
  }
  const reasons = whyNot(check.expect.expression, variables, () => false);
  const causes = reasons.flatMap((one) => {
    const places = one.places.filter(({ variable }) => variable === 'json');
    return places.length === 0 && one.missing === null ? [] : (told({ ...one, places }, [], read) ?? []);
  });
  const reason = 'problem' in holds ? `The answer is not as expected: ${holds.problem}` : null;
  const fallback = read.json === null ? 'the answer is no JSON' : 'the answer is not as wanted';
  const isSilent = words === '' && (causes.length === 0 || read.json === null);
  const message = isSilent ? fallback : failedWords(words, causes);
  return verdict('failed', message, { reason, evidence });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** The body may hold what is nobody's business: only its length is told. */
function evidenceOf({ status, text: body, certificate }: HttpAnswer): Evidence {
  const trust = certificate === null ? '' : certificate.isTrusted ? ', trusted' : ', not trusted here';
  const issued =
    certificate === null ? '' : `; certificate of ${certificate.issuer}, until ${certificate.validTo}${trust}`;
  return { ...noEvidence, summary: inOneLine(`status ${status}, ${body.length} characters${issued}`, 500) };
}
