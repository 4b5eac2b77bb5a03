import { execa } from 'execa';
import { leavesOf } from './message.ts';
import type { Status, Verdict } from './leaf.ts';

/** What the comparison needs of kubeconform: its binary and the template of its schemas. */
export interface Kubeconform {
  readonly binary: string;
  readonly locations: readonly string[];
}

/** Files that one process is given at most. */
const batch = 1000;

interface Result {
  readonly filename: string;
  readonly kind: string;
  readonly status: '' | 'statusValid' | 'statusInvalid' | 'statusError' | 'statusSkipped';
  readonly msg: string;
}

interface Report {
  readonly resources: readonly Result[];
  readonly summary: Readonly<Record<'valid' | 'invalid' | 'errors' | 'skipped', number>>;
}

const statuses = {
  statusValid: 'valid',
  statusInvalid: 'invalid',
  statusError: 'error',
  statusSkipped: 'skipped',
} as const;

/** kubeconform's strict verdicts on the files, by file name; a file without a resource has an empty list. */
export async function judge(
  { binary, locations }: Kubeconform,
  files: readonly string[],
): Promise<ReadonlyMap<string, readonly Verdict[]>> {
  const verdicts = new Map<string, Verdict[]>(files.map((file) => [file, []]));
  for (let index = 0; index < files.length; index += batch) {
    const locationFlags = locations.flatMap((location) => ['-schema-location', location]);
    const argv = [
      '-strict',
      '-verbose',
      '-summary',
      '-output',
      'json',
      '-n',
      '2',
      ...locationFlags,
      ...files.slice(index, index + batch),
    ];
    const { stdout, stderr, exitCode } = await execa(binary, argv, { reject: false, maxBuffer: 1 << 30 });
    if ((exitCode !== 0 && exitCode !== 1) || stdout === '') {
      throw new Error(`kubeconform ended with ${exitCode}: ${stderr}`);
    }
    const report: Report = JSON.parse(stdout);
    const counted = { valid: 0, invalid: 0, error: 0, skipped: 0 };
    for (const result of report.resources) {
      // The empty status stands for a document without content, on which there is no verdict.
      if (result.status !== '') {
        const status = statuses[result.status];
        counted[status] += 1;
        list(verdicts, result.filename).push(verdict(result, status));
      }
    }
    if (
      counted.valid !== report.summary.valid ||
      counted.invalid !== report.summary.invalid ||
      counted.error !== report.summary.errors
    ) {
      throw new Error(
        `kubeconform's rows and its summary differ: ${JSON.stringify(counted)}, ${JSON.stringify(report.summary)}`,
      );
    }
  }
  return verdicts;
}

function verdict(result: Result, status: Status): Verdict {
  return { kind: result.kind, status, leaves: status === 'invalid' ? leavesOf(result.msg) : [], said: result.msg };
}

function list(verdicts: Map<string, Verdict[]>, file: string): Verdict[] {
  const found = verdicts.get(file);
  if (found === undefined) {
    throw new Error(`kubeconform names a file that it was not given: ${file}`);
  }
  return found;
}
