import type { Fix } from '../domain/finding.ts';
import type { Outcome } from '../domain/policy/outcome.ts';
import { exceptionFor } from '../domain/policy/fixes/exception.ts';
import { policyFixes } from '../domain/policy/fixes/policyFixes.ts';
import type { AskedPolicy } from '../domain/policy/loadedPolicies.ts';
import type { PolicyWorld } from '../domain/policy/policyWorld.ts';
import { shift } from '../domain/range.ts';
import type { ManifestObject } from './manifest.ts';

/** What can be done about a finding of a policy. */
export interface PolicyRemedies {
  /** Edits are of the file. */
  readonly fixes: readonly Fix[];
  /** A file to be made: the exception that lets the object pass. Null where there can be none. */
  readonly exception: NewException | null;
}

export interface NewException {
  /** Of the policy. */
  readonly policy: string;
  /** The file beside which it belongs: that of the policy. */
  readonly beside: string;
  readonly name: string;
  readonly text: string;
}

/** An object of which a policy says something. */
export interface Told {
  readonly object: ManifestObject;
  readonly asked: AskedPolicy<ManifestObject>;
  readonly outcome: Outcome;
}

/** What would mend a failure; each fix has been judged: with it the policy says this no more. */
export function remediesFor(
  { object, asked, outcome }: Told,
  world: PolicyWorld<ManifestObject>,
  namespace: string,
): PolicyRemedies {
  const judgeAgain = (data: unknown): boolean =>
    !world.said(asked, world.seen(data, namespace)).some((one) => isLeft(one, outcome));
  const { object: policy } = asked;
  const fixes = policyFixes({ outcome, policy, root: object.node, text: object.text, judgeAgain });
  return {
    fixes: fixes.map((fix) => inFile(fix, object.start)),
    exception: newException(asked, outcome, world.seen(object.data, namespace)),
  };
}

/** Whether what was said stands after all: a pattern, which stops at its first fault, may have let this one go. */
function isLeft(now: Outcome, before: Outcome): boolean {
  if (now.rule !== before.rule || now.validation !== before.validation) return false;
  if (now.outcome === 'pass' || now.outcome === 'skip') return false;
  if (now.outcome !== 'fail' || now.validation !== null) return true;
  return JSON.stringify(now.spots) === JSON.stringify(before.spots);
}

function inFile(fix: Fix, start: number): Fix {
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, range: shift(edit.range, start) })) };
}

/** Kyverno looks for exceptions in every namespace unless it was told one; most keep them in its own. */
const usualNamespace = 'kyverno';

function newException(
  { object: policy, policy: { source, name } }: AskedPolicy<ManifestObject>,
  outcome: Outcome,
  placed: unknown,
): NewException | null {
  const text = exceptionFor({ outcome, policy, object: placed, namespace: usualNamespace });
  const named = text === null ? null : /^ {2}name: (\S+)$/m.exec(text)?.[1];
  if (text === null || named === undefined || named === null) return null;
  return { policy: name, beside: source.file, name: named, text };
}
