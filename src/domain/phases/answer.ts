import type { Failure, Right } from '../kubernetes/failure.ts';
import { judgeAdmission } from './admission.ts';
import type { Tried } from './admission.ts';
import { judgeHttp } from './httpAnswer.ts';
import type { HttpAnswer } from './httpAnswer.ts';
import type { RunEnded } from './ended.ts';
import { noEvidence } from './evidence.ts';
import { withLeft } from './leftJobs.ts';
import type { LeftJob } from './leftJobs.ts';
import type { Plan, PlannedCheck } from './plan.ts';
import { judgeProbe } from './probeAnswer.ts';
import type { JobEnded } from './probeAnswer.ts';
import type { Evidence, EvidenceRead } from './result.ts';
import { judgeCommand, judgeHosts } from './runsAnswer.ts';
import type { PlatformSpec } from './spec.ts';
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
  | { readonly kind: 'command'; readonly run: RunEnded }
  /** One a host, in their order. */
  | { readonly kind: 'host'; readonly runs: readonly RunEnded[] }
  | {
      readonly kind: 'probe';
      /** One an object of the manifest, in its order. */
      readonly jobs: readonly JobEnded[];
      /** Those that are not gone afterwards, of earlier runs as well. */
      readonly left: readonly LeftJob[];
    }
  /** It could not be asked. */
  | {
      readonly kind: 'failure';
      readonly message: string;
      /** What to do; null where nobody knows. */
      readonly remedy: string | null;
      readonly right: Right | null;
    };

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
  const judged =
    planned === null ? verdict('unknown', 'it is no check any more') : judge(planned, answer, plan.spec, world);
  const { message, reason, remedy, right, culprits } = judged;
  const state = judged.state === 'passed' || judged.state === 'failed' ? judged.state : 'unknown';
  const at = new Date(world.now).toISOString();
  const reads = judged.evidence.reads.map((read) => readAt(read, at));
  const evidence: Evidence = { ...judged.evidence, at, reads };
  const inputs = planned === null ? '' : inputsOf(planned, plan.spec, world.git);
  return { state, message, reason, remedy, right, culprits, evidence, ms, at: world.now, inputs };
}

function judge(
  check: PlannedCheck,
  answer: CheckAnswer,
  spec: PlatformSpec,
  world: { readonly git: GitKnown | null; readonly now: number },
): Verdict {
  const asked = check.spec;
  switch (answer.kind) {
    case 'failure':
      return failed(answer);
    case 'http':
      if (asked.kind === 'http') return judgeHttp(check, asked, answer, spec, world);
      break;
    case 'admission':
      if (asked.kind === 'admission') return judgeAdmission(asked, answer.tried);
      break;
    case 'command':
      if (asked.kind === 'command') return judgeCommand(check, answer.run, spec, world);
      break;
    case 'host':
      if (asked.kind === 'host') return judgeHosts(check, answer.runs, spec, world);
      break;
    case 'probe':
      if (asked.kind === 'probe') return withLeft(judgeProbe(check, asked, answer.jobs, spec, world), answer.left);
  }
  return failed({ message: 'The answer is not of the kind that was asked for.', remedy: null, right: null });
}

function readAt(read: EvidenceRead, at: string): EvidenceRead {
  return { ...read, at };
}

function failed({ message, remedy, right }: Omit<Extract<CheckAnswer, { readonly kind: 'failure' }>, 'kind'>): Verdict {
  return verdict('unknown', 'it could not be asked', { reason: message, remedy, right, evidence: noEvidence });
}
