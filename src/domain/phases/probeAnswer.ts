import type { Failure } from '../kubernetes/failure.ts';
import { lastLine } from '../hosts/trouble.ts';
import { textOf } from './expression.ts';
import { given } from './given.ts';
import type { PlannedCheck } from './plan.ts';
import type { Culprit, Evidence } from './result.ts';
import { unknown } from './seen.ts';
import type { Asked, PlatformSpec } from './spec.ts';
import { verdict } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { inOneLine } from './words.ts';
import type { GitKnown } from './world.ts';

/** One Job by its name. */
export interface JobPlace {
  readonly namespace: string;
  readonly name: string;
}

/** What became of a Job of a probe. */
export interface JobEnded extends JobPlace {
  /** `late`: it had not ended when its time was over. `gone`: somebody else has taken it away. */
  readonly outcome: 'succeeded' | 'failed' | 'late' | 'gone';
  /** What Job, pod and events say about it, in a sentence; null where nothing does. */
  readonly why: string | null;
  /** What it has printed, or why that can't be read. */
  readonly log: { readonly text: string } | { readonly failure: Failure };
}

type ProbeCheck = Extract<Asked, { readonly kind: 'probe' }>;

/** Judges Jobs that were run: each has to end well, and its log has to tell of it. */
export function judgeProbe(
  check: PlannedCheck,
  asked: ProbeCheck,
  jobs: readonly JobEnded[],
  spec: PlatformSpec,
  world: { readonly git: GitKnown | null; readonly now: number },
): Verdict {
  const evidence = evidenceOf(asked, jobs);
  const failed = jobs.find(({ outcome }) => outcome === 'failed' || outcome === 'late');
  if (failed !== undefined) return notWell(failed, asked, evidence);
  const gone = jobs.find(({ outcome }) => outcome === 'gone');
  if (gone !== undefined) {
    const reason = `Somebody has deleted Job ${nameOf(gone)} before it ended.`;
    return verdict('unknown', `Job ${gone.name} is gone`, { reason, evidence });
  }
  if (jobs.length === 0)
    return verdict('unknown', 'there is nothing to run', { reason: `${asked.manifest} holds no Job.`, evidence });
  for (const { log } of jobs) {
    if ('text' in log) continue;
    const { words, reason, remedy, right } = unknown(log.failure);
    return verdict('unknown', `no log: ${words}`, { reason, remedy, right, evidence });
  }
  const worked = check.message === null ? null : textOf(check.message, given(spec, world));
  const said = worked !== null && 'value' in worked ? inOneLine(worked.value) : '';
  const [job] = jobs;
  const last = job === undefined ? '' : lastSaid(job);
  return verdict('passed', said || last || `Job ${job?.name ?? ''} succeeded`, { evidence });
}

function notWell(job: JobEnded, asked: ProbeCheck, evidence: Evidence): Verdict {
  const last = lastSaid(job);
  const late = `${job.name} did not end within ${asked.for}`;
  const message = job.outcome === 'late' ? late : last === '' ? `Job ${job.name} failed` : `${job.name}: ${last}`;
  return verdict('failed', message, { reason: job.why, evidence, culprits: [culpritOf(job)] });
}

function culpritOf({ namespace, name }: JobEnded): Culprit {
  return { apiVersion: 'batch/v1', kind: 'Job', namespace, name, pointer: '' };
}

function lastSaid({ log }: JobEnded): string {
  return 'text' in log ? inOneLine(lastLine(log.text)) : '';
}

function nameOf({ namespace, name }: JobPlace): string {
  return `${namespace}/${name}`;
}

/** Of the log only its length: what it says in the end is the result. */
function evidenceOf({ manifest }: ProbeCheck, jobs: readonly JobEnded[]): Evidence {
  const namespace = jobs[0]?.namespace ?? null;
  const kind = { apiVersion: 'batch/v1', kind: 'Job' };
  const read = { verb: 'run', ...kind, namespace, resourceVersion: null, count: jobs.length, at: null } as const;
  const told = jobs.map((job) => {
    const log = 'text' in job.log ? `log of ${job.log.text.length} characters` : 'no log';
    return `Job ${nameOf(job)} ${outcomes[job.outcome]}, ${log}`;
  });
  return { at: null, reads: [read], files: [manifest], summary: inOneLine(told.join('; '), 500) };
}

const outcomes: Readonly<Record<JobEnded['outcome'], string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  late: 'did not end in time',
  gone: 'was deleted by somebody else',
};
