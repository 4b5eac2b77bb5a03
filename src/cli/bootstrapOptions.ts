import { resolve } from 'node:path';
import { steps } from '../actions/bootstrap/steps.ts';
import { stepKinds } from '../domain/phases/schema.ts';
import type { CheckKind, StepKind } from '../domain/phases/spec.ts';
import { agreedFlags, readAgreed } from './agreed.ts';
import type { Wanted } from './agreed.ts';
import { answerFlags, readAnswers } from './bootstrapAnswers.ts';
import type { Answers } from './bootstrapAnswers.ts';
import { oneOf, parseFlags } from './flags.ts';
import { allowed } from './phasesOptions.ts';
import { Usage } from './usage.ts';

/** What `slipway bootstrap` was asked for. */
export interface BootstrapOptions {
  /** An id, or the number before the title of a phase. */
  readonly phase: string;
  readonly does: Doing;
  /** Absolute. */
  readonly kubeconfig: string | null;
  readonly context: string | null;
  /** The kinds of checks that may run though they are code of the repository, or reach further than the cluster. */
  readonly allow: ReadonlySet<CheckKind>;
  /** The kinds of steps of which code of the repository may run while they are planned. */
  readonly allowSteps: ReadonlySet<StepKind>;
  readonly override: boolean;
  readonly answers: Answers;
}

export type Doing =
  | { readonly what: 'plan'; readonly format: 'text' | 'json' | 'markdown' }
  /** What somebody has seen and agreed to. */
  | { readonly what: 'apply'; readonly uid: string; readonly digest: string; readonly report: string | null }
  /** Shows the plan, asks, and runs it. */
  | { readonly what: 'ask'; readonly report: string | null };

/** Kinds of steps that run something while they are planned, which they do only when somebody allows it. */
const allowedSteps = stepKinds.filter((kind) => steps[kind].uses !== undefined);

/** Throws `Usage` for what can't be meant. */
export function readBootstrapOptions(args: readonly string[]): BootstrapOptions {
  const { values, positionals } = parseFlags('bootstrap', args, {
    ...agreedFlags,
    kubeconfig: { type: 'string' },
    context: { type: 'string' },
    allow: { type: 'string', multiple: true },
    override: { type: 'boolean' },
    report: { type: 'string' },
    format: { type: 'string' },
    ...answerFlags,
  });
  const [phase, second] = positionals;
  if (phase === undefined || phase === '' || second !== undefined)
    throw bad('Name one phase: slipway bootstrap PHASE --plan, by its id or its number.');
  const named = (name: 'kubeconfig' | 'context' | 'report'): string | null => {
    const value = values[name];
    if (value === '') throw bad(`--${name} is empty.`);
    return value ?? null;
  };
  const kinds = allowedBy(values.allow ?? []);
  const kubeconfig = named('kubeconfig');
  return {
    phase,
    does: doingOf(readAgreed('bootstrap', values), named('report'), values.format ?? null),
    kubeconfig: kubeconfig === null ? null : resolve(kubeconfig),
    context: named('context'),
    allow: new Set(allowed.filter((kind) => kinds.has(kind))),
    allowSteps: new Set(allowedSteps.filter((kind) => kinds.has(kind))),
    override: values.override === true,
    answers: readAnswers('bootstrap', values),
  };
}

/** A kind that steps and checks have is allowed to both. */
function allowedBy(lists: readonly string[]): ReadonlySet<CheckKind | StepKind> {
  const known: readonly (CheckKind | StepKind)[] = [...new Set([...allowed, ...allowedSteps])];
  const named = lists.flatMap((list) => list.split(',').map((kind) => kind.trim()));
  return new Set(named.map((kind) => oneOf('bootstrap', 'allow', kind, known)));
}

function doingOf(wanted: Wanted, report: string | null, format: string | null): Doing {
  if (wanted.what === 'plan') {
    if (report !== null) throw bad('--report is written after a run, not for a --plan.');
    return { what: 'plan', format: oneOf('bootstrap', 'format', format ?? 'text', ['text', 'json', 'markdown']) };
  }
  if (format !== null) throw bad('--format goes with --plan; a run prints its own.');
  return { ...wanted, report };
}

function bad(sentence: string): Usage {
  return new Usage('bootstrap/bad-flag', sentence);
}
