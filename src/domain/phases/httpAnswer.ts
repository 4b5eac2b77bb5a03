import { noEvidence } from './evidence.ts';
import { judgeOutput } from './output.ts';
import type { PlannedCheck } from './plan.ts';
import type { Evidence } from './result.ts';
import type { Asked, PlatformSpec } from './spec.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { inOneLine } from './words.ts';
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
  const words = {
    passed: `answers ${status}`,
    noJson: 'the answer is no JSON',
    notWanted: 'the answer is not as wanted',
    notExpected: 'The answer is not as expected',
  };
  const { state, message, reason } = judgeOutput(check, { text: answer.text, own: {} }, words, spec, world);
  return verdict(state, message, { reason, evidence });
}

/** The body may hold what is nobody's business: only its length is told. */
function evidenceOf({ status, text: body, certificate }: HttpAnswer): Evidence {
  const trust = certificate === null ? '' : certificate.isTrusted ? ', trusted' : ', not trusted here';
  const issued =
    certificate === null ? '' : `; certificate of ${certificate.issuer}, until ${certificate.validTo}${trust}`;
  return { ...noEvidence, summary: inOneLine(`status ${status}, ${body.length} characters${issued}`, 500) };
}
