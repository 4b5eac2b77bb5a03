import { code, plain } from '../../markdown.ts';
import type { Answer } from './answer.ts';
import type { Difference } from './compare.ts';

/** What came of a comparison. */
export interface Comparison {
  /** Absolute path of the program. */
  readonly program: string;
  /** Null where it does not say. */
  readonly version: string | null;
  readonly policies: number;
  readonly compared: number;
  readonly unjudged: number;
  readonly differences: readonly Difference[];
  /** Policies of which Kyverno says nothing at all, though we do. */
  readonly silent: readonly string[];
  /** What could not be compared, one sentence each. */
  readonly problems: readonly string[];
}

/** Differences that a document lists: more are read by nobody. */
const most = 500;

/** The comparison in one sentence. */
function comparisonLine({ compared, policies, differences, unjudged, problems }: Comparison): string {
  const what = `${counted(compared, 'outcome')} of ${policies === 1 ? '1 policy' : `${policies} policies`}`;
  const found = differences.length === 0 ? 'none differs' : `${differences.length} ${verbOf(differences.length)}`;
  return [
    policies === 0 ? 'Compared nothing' : `Compared ${what}: ${found}`,
    ...(unjudged === 0 ? [] : [`${unjudged} not judged here`]),
    ...(problems.length === 0 ? [] : [`${problems.length} left out`]),
  ].join(', ');
}

/** The comparison as a Markdown document. */
export function comparisonDocument(comparison: Comparison): string {
  const { program, version, differences, silent, problems } = comparison;
  const rest = differences.length - most;
  return [
    '# Comparison with Kyverno',
    '',
    `${comparisonLine(comparison)}.`,
    '',
    `${code([program, version].filter(Boolean).join(' '))} was asked about the files as they are on disk, without a cluster. Slipway has judged them as Kyverno's command line does.`,
    '',
    ...(differences.length === 0 ? [] : tableOf(differences.slice(0, most))),
    ...(rest > 0 ? [`And ${rest} more.`, ''] : []),
    ...(silent.length === 0 ? [] : [silence(silent), '']),
    ...(problems.length === 0 ? [] : ['## Not compared', '', ...problems.map((one) => `- ${plain(one)}`), '']),
  ].join('\n');
}

function tableOf(differences: readonly Difference[]): readonly string[] {
  const rows = differences.map(({ policy, rule, object: { kind, namespace, name }, ours, theirs }) => {
    const object = `${kind} ${[namespace, name].filter(Boolean).join('/')}`;
    const cells = [policy, rule || '–', object].map((cell) => plain(cell));
    return `| ${[...cells, said(ours), said(theirs)].join(' | ')} |`;
  });
  return [
    '## Differences',
    '',
    '| policy | rule | object | Slipway | Kyverno |',
    '| ------ | ---- | ------ | ------- | ------- |',
    ...rows,
    '',
  ];
}

/** Kyverno's command line says no word about what it passes over (cmd/cli/kubectl-kyverno/commands/apply/command.go). */
function silence(policies: readonly string[]): string {
  const [them, they] = policies.length === 1 ? ['a policy', 'it'] : ['policies', 'them'];
  return `Of ${policies.map(code).join(', ')} Kyverno says nothing at all: it passes over ${them} that it can't read whole, as for a field that it does not know. \`kyverno apply -v 3\` says why it does not load ${they}.`;
}

function said(answers: readonly Answer[]): string {
  if (answers.length === 0) return 'nothing';
  return answers
    .map(({ result, message }) =>
      message === '' ? result : `${result}: ${plain(message.replaceAll(/\s*\n\s*/g, ' '))}`,
    )
    .join('; ');
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

function verbOf(count: number): string {
  return count === 1 ? 'differs' : 'differ';
}
