import type { Verdict } from './leaf.ts';

/** A file on which the two differ, with the verdicts that only one of them has. */
export interface Disagreement {
  readonly file: string;
  readonly oracle: readonly Verdict[];
  readonly ours: readonly Verdict[];
}

export interface Comparison {
  /** Objects on which the oracle gave a verdict that was compared. */
  readonly compared: number;
  /** CustomResourceDefinitions: kubeconform's publisher leaves their schema out. */
  readonly outside: number;
  readonly disagreements: readonly Disagreement[];
}

type Verdicts = ReadonlyMap<string, readonly Verdict[]>;

/** Compares file by file; within a file the order of kubeconform's answers means nothing. */
export function compare(oracle: Verdicts, ours: Verdicts): Comparison {
  let compared = 0;
  let outside = 0;
  const disagreements: Disagreement[] = [];
  for (const [file, all] of oracle) {
    const theirs = all.filter(isInside);
    const own = (ours.get(file) ?? []).filter(isInside);
    compared += theirs.length;
    outside += all.length - theirs.length;
    const alone = { oracle: without(theirs, own), ours: without(own, theirs) };
    if (alone.oracle.length + alone.ours.length > 0) {
      disagreements.push({ file, ...alone });
    }
  }
  return { compared, outside, disagreements };
}

/** What is shown of a text at most. */
const shownLines = 80;
/** Verdicts of one tool that are shown at most. */
const shownVerdicts = 10;

/** For people: what each said, and the text. */
export function describe({ file, oracle, ours }: Disagreement, text: string): string {
  const shown = text.split('\n').slice(0, shownLines).join('\n');
  return [file, ...block('kubeconform', oracle, ours), ...block('slipway', ours, oracle), indent(shown, '    | ')].join(
    '\n',
  );
}

function block(who: string, verdicts: readonly Verdict[], others: readonly Verdict[]): readonly string[] {
  const known = new Set(others.flatMap((verdict) => verdict.leaves));
  const shown = verdicts.slice(0, shownVerdicts).flatMap((verdict) => {
    const leaves = verdict.leaves.map((leaf) => `    ${known.has(leaf) ? ' ' : '!'} ${leaf}`);
    return [`  ${who}: ${verdict.kind} ${verdict.status}`].concat(
      leaves,
      verdict.said === '' ? [] : indent(verdict.said, '      '),
    );
  });
  return shown.length === 0 ? [`  ${who}: no other verdict`] : shown;
}

function indent(text: string, prefix: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${prefix}${line}`)
    .join('\n');
}

function isInside(verdict: Verdict): boolean {
  return verdict.kind.toLowerCase() !== 'customresourcedefinition';
}

/** The verdicts that are not among the others, one for one. */
function without(verdicts: readonly Verdict[], others: readonly Verdict[]): readonly Verdict[] {
  const left = new Map<string, number>();
  for (const other of others) {
    left.set(canonical(other), (left.get(canonical(other)) ?? 0) + 1);
  }
  return verdicts.filter((verdict) => {
    const count = left.get(canonical(verdict)) ?? 0;
    left.set(canonical(verdict), count - 1);
    return count <= 0;
  });
}

function canonical({ status, leaves }: Verdict): string {
  return [status, ...leaves].join('\n');
}
