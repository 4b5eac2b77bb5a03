import { answersIn } from '../domain/policy/comparison/answer.ts';
import type { Answer } from '../domain/policy/comparison/answer.ts';
import { compareAnswers } from '../domain/policy/comparison/compare.ts';
import type { AskedFile, AskedOfKyverno, ComparedPolicy } from '../domain/policy/comparison/compare.ts';
import type { Comparison } from '../domain/policy/comparison/document.ts';
import type { Programs } from '../writes.ts';
import { versionOf } from './toolVersion.ts';

export interface KyvernoAsked {
  /** Absolute path. */
  readonly program: string;
  /** Absolute path of the folder that it runs in. */
  readonly folder: string;
  readonly asked: AskedOfKyverno;
  /** Told of each file with policies before Kyverno is asked about it. */
  readonly onFile: (path: string) => void;
}

/** Milliseconds for the policies of one file: the program takes long over many objects. */
const limit = 5 * 60_000;

/**
 * Asks Kyverno's command line about one file with policies after the other, so that one that it can't load says nothing
 * about others, and compares. It is given no cluster and no registry. Rejects only when the signal aborts; then it has ended.
 */
export async function compareWithKyverno(
  programs: Programs,
  { program, folder, asked, onFile }: KyvernoAsked,
  signal: AbortSignal,
): Promise<Comparison> {
  const version = await versionOf(programs, { name: 'kyverno', path: program }, signal);
  const compared: ComparedPolicy[] = [];
  const problems = [...asked.failures];
  for (const file of asked.files) {
    onFile(file.path);
    const args = argumentsFor(file, asked.definitions);
    const input = streamFor(file, asked.objects);
    const run = { program, args, cwd: folder, sees: [], environment: {}, input, limit, onLine: null };
    const { status, stdout, stderr, problem } = await programs.run(run, signal);
    const sentence =
      problem ?? complaintIn(stderr) ?? (status === 0 || status === 1 ? null : `it ended with status ${status}`);
    if (sentence !== null) problems.push(`Kyverno does not answer about ${file.path}: ${sentence}`);
    else compared.push(...comparedIn(file, answersIn(stdout)));
  }
  return {
    program,
    version,
    policies: compared.length,
    compared: compared.reduce((sum, one) => sum + one.compared, 0),
    unjudged: compared.reduce((sum, one) => sum + one.unjudged, 0),
    differences: compared.flatMap(({ differences }) => differences),
    silent: compared.filter(({ isSilent }) => isSilent).flatMap(({ differences }) => differences[0]?.policy ?? []),
    problems,
  };
}

function streamFor({ onlyMapped }: AskedFile, objects: AskedOfKyverno['objects']): string {
  return objects
    .filter(({ isMapped }) => isMapped || !onlyMapped)
    .map(({ text }) => text)
    .join('\n---\n');
}

/** What each policy of a file comes to. */
function comparedIn({ policies }: AskedFile, answers: readonly Answer[]): readonly ComparedPolicy[] {
  const byPolicy = Map.groupBy(answers, ({ policy }) => policy);
  return policies.map((one) => compareAnswers(one, byPolicy.get(one.policy) ?? []));
}

/** The command line; the objects come by standard input. */
function argumentsFor({ path, bindings }: AskedFile, definitions: readonly string[]): readonly string[] {
  return [
    'apply',
    '--resource=-',
    ...definitions.map((definition) => `--crd-paths=${listed(definition)}`),
    '--exceptions-with-resources',
    '--policy-report',
    '--output-format=json',
    '--remove-color',
    '--',
    path,
    ...bindings,
  ];
}

/** A flag takes a row of CSV: a comma in a path does not end it. */
function listed(path: string): string {
  return /[",]/.test(path) ? `"${path.replaceAll('"', '""')}"` : path;
}

/** What it says when it gives up; of that and of a failure that it has found its status, 1, says the same. */
function complaintIn(stderr: string): string | null {
  return /^(?:Error|panic): (?:Error: )?(.+)/m.exec(stderr)?.[1]?.slice(0, 1000) ?? null;
}
