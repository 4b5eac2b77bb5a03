import { execa } from 'execa';
import { at, extra, leafSet, missing, type Leaf, type Status, type Verdict } from './leaf.ts';

/** What the comparison reads of `slipway lint --format json`. */
interface LintReport {
  readonly documents: readonly {
    readonly file: string;
    readonly document: number;
    readonly item: number | null;
    readonly kind: string;
    readonly status: Status;
    readonly reason: string | null;
  }[];
  readonly findings: readonly {
    readonly code: string;
    readonly message: string;
    readonly severity: string;
    readonly file: string;
    readonly document: number;
    readonly item: number | null;
    readonly pointer: string;
    readonly property: string | null;
  }[];
}

type Finding = LintReport['findings'][number];

/** How our command line is run: the argv that starts it, and flags besides. */
export interface Slipway {
  readonly argv: readonly string[];
  readonly flags: readonly string[];
}

const batch = 1000;

/** Our verdicts in kubeconform's manner, by file name; a file without an object has an empty list. */
export async function judgeLikeKubeconform(
  slipway: Slipway,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly Verdict[]>> {
  const verdicts = new Map<string, Verdict[]>(files.map((file) => [file, []]));
  for (let index = 0; index < files.length; index += batch) {
    const report = await lint(slipway, ['--like', 'kubeconform', ...files.slice(index, index + batch)]);
    const findings = Map.groupBy(report.findings, (finding) =>
      JSON.stringify([finding.file, finding.document, finding.item]),
    );
    for (const { file, document, item, kind, status, reason } of report.documents) {
      const own = findings.get(JSON.stringify([file, document, item])) ?? [];
      const said = [reason ?? '', ...own.map((finding) => `${finding.code} ${finding.pointer} ${finding.message}`)]
        .filter((line) => line !== '')
        .join('\n');
      const leaves = status === 'invalid' ? leafSet(own.map(leafOf)) : [];
      verdicts.get(file)?.push({ kind, status, leaves, said });
    }
  }
  return verdicts;
}

/** What plain `slipway lint` calls an error, one line each. */
export async function errorsOf(slipway: Slipway, files: readonly string[]): Promise<readonly string[]> {
  const report = await lint(slipway, files);
  return report.findings
    .filter((finding) => finding.severity === 'error')
    .map((finding) => `${finding.file} ${finding.code} ${finding.pointer}: ${finding.message}`);
}

async function lint({ argv, flags }: Slipway, words: readonly string[]): Promise<LintReport> {
  const [program = '', ...before] = argv;
  const { stdout, stderr, exitCode } = await execa(
    program,
    [...before, 'lint', ...flags, '--format', 'json', ...words],
    { reject: false, maxBuffer: 1 << 30 },
  );
  if ((exitCode !== 0 && exitCode !== 1) || stdout === '') {
    throw new Error(`slipway lint ended with ${exitCode}: ${stderr.slice(0, 2000)}`);
  }
  return JSON.parse(stdout);
}

/** A finding in the form of a leaf; one that no schema causes keeps its code, so that it counts as a disagreement. */
function leafOf(finding: Finding): Leaf {
  const { code, pointer, property } = finding;
  if (code === 'schema/missing-field') {
    return missing(pointer, property ?? '');
  }
  if (code === 'schema/unknown-field') {
    const slash = pointer.lastIndexOf('/');
    return extra(
      pointer.slice(0, slash),
      pointer
        .slice(slash + 1)
        .replaceAll('~1', '/')
        .replaceAll('~0', '~'),
    );
  }
  return code.startsWith('schema/') ? at(pointer) : at(`${pointer} (${code})`);
}
