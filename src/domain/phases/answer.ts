import type { Failure, Right } from '../kubernetes/failure.ts';
import { judgeAdmission } from './admission.ts';
import type { Tried } from './admission.ts';
import { judgeHttp } from './httpAnswer.ts';
import type { HttpAnswer } from './httpAnswer.ts';
import { noEvidence } from './evidence.ts';
import type { Plan } from './plan.ts';
import type { Evidence, EvidenceRead } from './result.ts';
import { checkOf, inputsOf } from './use.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import type { Answered, GitKnown } from './world.ts';

/** What came back when a check was asked for. */
export type CheckAnswer =
  | {
      readonly kind: 'admission';
      /** One an object of the manifest, in its order. */
      readonly tried: readonly (Tried | { readonly failure: Failure })[];
    }
  | ({ readonly kind: 'http' } & HttpAnswer)
  /** It could not be asked. */
  | { readonly kind: 'failure'; readonly message: string; readonly right: Right | null };

/** Judges an answer. Never throws. */
export function judgeAnswer(
  plan: Plan,
  phase: string,
  check: string,
  answer: CheckAnswer,
  world: { readonly git: GitKnown | null; readonly now: number },
  ms: number,
): Answered {
  const planned = checkOf(plan, phase, check);
  const judged = ((): Verdict => {
    if (planned === null) return verdict('unknown', 'it is no check any more');
    const { spec } = planned;
    if (answer.kind === 'failure') return failed(answer.message, answer.right);
    if (answer.kind === 'http' && spec.kind === 'http') return judgeHttp(planned, spec, answer, plan.spec, world);
    if (answer.kind === 'admission' && spec.kind === 'admission') return judgeAdmission(spec, answer.tried);
    return failed('The answer is not of the kind that was asked for.', null);
  })();
  const { message, reason, right, culprits } = judged;
  const state = judged.state === 'passed' || judged.state === 'failed' ? judged.state : 'unknown';
  const at = new Date(world.now).toISOString();
  const reads = judged.evidence.reads.map((read) => readAt(read, at));
  const evidence: Evidence = { ...judged.evidence, at, reads };
  const inputs = planned === null ? '' : inputsOf(planned, plan.spec, world.git);
  return { state, message, reason, right, culprits, evidence, ms, at: world.now, inputs };
}

function readAt(read: EvidenceRead, at: string): EvidenceRead {
  return { ...read, at };
}

function failed(reason: string, right: Right | null): Verdict {
  return verdict('unknown', 'it could not be asked', { reason, right, evidence: noEvidence });
}
