import { resolve } from 'node:path';
import type { CheckKind } from '../domain/phases/spec.ts';
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
  readonly override: boolean;
  readonly answers: Answers;
}

export type Doing =
  | { readonly what: 'plan'; readonly format: 'text' | 'json' | 'markdown' }
  /** What somebody has seen and agreed to. */
  | { readonly what: 'apply'; readonly uid: string; readonly digest: string; readonly report: string | null }
  /** Shows the plan, asks, and runs it. */
  | { readonly what: 'ask'; readonly report: string | null };

/** Throws `Usage` for what can't be meant. */
export function readBootstrapOptions(args: readonly string[]): BootstrapOptions {
  const { values, positionals } = parseFlags('bootstrap', args, {
    plan: { type: 'boolean' },
    apply: { type: 'boolean' },
    'cluster-uid': { type: 'string' },
    'plan-digest': { type: 'string' },
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
  const named = (name: 'kubeconfig' | 'context' | 'report' | 'cluster-uid' | 'plan-digest'): string | null => {
    const value = values[name];
    if (value === '') throw bad(`--${name} is empty.`);
    return value ?? null;
  };
  const kinds = (values.allow ?? []).flatMap((list) => list.split(',').map((kind) => kind.trim()));
  const kubeconfig = named('kubeconfig');
  return {
    phase,
    does: doingOf({
      isPlan: values.plan === true,
      isApply: values.apply === true,
      uid: named('cluster-uid'),
      digest: named('plan-digest'),
      report: named('report'),
      format: values.format ?? null,
    }),
    kubeconfig: kubeconfig === null ? null : resolve(kubeconfig),
    context: named('context'),
    allow: new Set(kinds.map((kind) => oneOf('bootstrap', 'allow', kind, allowed))),
    override: values.override === true,
    answers: readAnswers('bootstrap', values),
  };
}

interface Said {
  readonly isPlan: boolean;
  readonly isApply: boolean;
  readonly uid: string | null;
  readonly digest: string | null;
  readonly report: string | null;
  readonly format: string | null;
}

function doingOf({ isPlan, isApply, uid, digest, report, format }: Said): Doing {
  if (isPlan && isApply) throw bad('--plan only looks, and --apply does it: give one of them.');
  if (!isApply && (uid !== null || digest !== null))
    throw bad('--cluster-uid and --plan-digest say what --apply agrees to.');
  if (isPlan) {
    if (report !== null) throw bad('--report is written after a run, not for a --plan.');
    return { what: 'plan', format: oneOf('bootstrap', 'format', format ?? 'text', ['text', 'json', 'markdown']) };
  }
  if (format !== null) throw bad('--format goes with --plan; a run prints its own.');
  if (!isApply) return { what: 'ask', report };
  if (uid === null || digest === null)
    throw bad('--apply wants what was agreed to: --cluster-uid UID --plan-digest SHA256, as --plan prints them.');
  if (!/^[0-9a-f]{64}$/.test(digest)) throw bad(`--plan-digest takes 64 hexadecimal digits, not "${digest}".`);
  return { what: 'apply', uid, digest, report };
}

function bad(sentence: string): Usage {
  return new Usage('bootstrap/bad-flag', sentence);
}
