/** Kyverno's own tests (test/cli of the module), run by its command line. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A row of `kyverno test`. */
export interface KyvernoRow {
  readonly file: string;
  readonly policy: string;
  /** `v1/Pod/default/web`. */
  readonly resource: string;
  /** `Ok`, `Excluded` where the policy says nothing, `Not found`, or `Want fail, got pass`. */
  readonly reason: string;
  readonly message: string;
}

export interface KyvernoRun {
  readonly rows: readonly KyvernoRow[];
  /** Folders whose tests could not be run to their end. */
  readonly failed: readonly string[];
  /** How often the program was started. */
  readonly starts: number;
}

/** The rows of the tests in folders, none of which lies in another. One that can't be run ends the program: it goes on behind. */
export function kyvernoTests(program: string, folders: readonly string[]): KyvernoRun {
  const home = mkdtempSync(path.join(tmpdir(), 'slipway-kyverno-'));
  const environment = { HOME: home, KUBECONFIG: path.join(home, 'none'), PATH: '' };
  const rows: KyvernoRow[] = [];
  const failed: string[] = [];
  let rest = folders;
  let starts = 0;
  while (rest.length > 0) {
    const flags = ['--output-format', 'json', '--detailed-results', '--remove-color'];
    const options = { env: environment, encoding: 'utf8', maxBuffer: 1024 ** 3 } as const;
    const { stdout, stderr } = spawnSync(program, ['test', ...rest, ...flags], options);
    starts += 1;
    const parts = stdout.split(/^Loading test .*? \( /m).slice(1);
    rows.push(...parts.flatMap(rowsIn));
    if (!stderr.includes('failed to run test')) break;
    const last = path.dirname(fileOf(parts.at(-1) ?? ''));
    const index = rest.findIndex((folder) => last === folder || last.startsWith(`${folder}/`));
    if (index === -1) throw new Error(`kyverno test fails before it begins: ${stderr}`);
    failed.push(rest[index] ?? '');
    rest = rest.slice(index + 1);
  }
  rmSync(home, { recursive: true });
  return { rows, failed, starts };
}

function fileOf(part: string): string {
  return part.slice(0, part.indexOf(' ) ...'));
}

function rowsIn(part: string): readonly KyvernoRow[] {
  const file = fileOf(part);
  const json = /\n(\[\n[\s\S]*?\n\])\n/.exec(part)?.[1];
  const rows = json === undefined ? [] : (JSON.parse(json) as readonly Readonly<Record<string, string>>[]);
  return rows.map((row) => ({
    file,
    policy: row['POLICY'] ?? '',
    resource: row['RESOURCE'] ?? '',
    reason: row['REASON'] ?? '',
    message: row['Message'] ?? '',
  }));
}
