import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../node/folder.ts';
import { needsBuild, slipway } from './slipway.ts';

needsBuild();

interface Case {
  readonly rule: string;
  readonly args: readonly string[];
  /** A file of these bytes, or of this size without bytes, or a link. */
  readonly files?: Readonly<Record<string, string | Uint8Array | { readonly bytes: number } | { readonly link: string }>>;
  readonly input?: string | Uint8Array;
  readonly status: number;
  /** The codes of the findings. */
  readonly codes?: readonly string[];
  /** The line on standard error. */
  readonly stderr?: string;
}

const good = 'apiVersion: v1\nkind: ConfigMap\n';

const cases: readonly Case[] = [
  { rule: 'Broken YAML', args: ['a.yaml'], files: { 'a.yaml': `${good}data: [\n` }, status: 1, codes: ['yaml/syntax'] },
  { rule: 'A tab', args: ['a.yaml'], files: { 'a.yaml': `${good}data:\n\ta: b\n` }, status: 1, codes: ['yaml/syntax'] },
  { rule: 'A key that stands twice', args: ['a.yaml'], files: { 'a.yaml': `${good}data: {a: b, a: c}\n` }, status: 1, codes: ['yaml/duplicate-key'] },
  { rule: 'A bomb of aliases', args: ['a.yaml'], files: { 'a.yaml': `${good}x: &x [${'1,'.repeat(200)}]\nz: [${'*x,'.repeat(200)}]\n` }, status: 1, codes: ['yaml/alias-bomb'] },
  { rule: 'A document of too many nodes', args: ['a.yaml'], files: { 'a.yaml': `${good}x: [${'1,'.repeat(200_000)}]\n` }, status: 1, codes: ['yaml/too-large'] },
  { rule: 'A file of 20 MB', args: ['a.yaml'], files: { 'a.yaml': { bytes: 20 * 1024 * 1024 } }, status: 1, codes: ['yaml/too-large'] },
  { rule: 'A file of 20 MB in a folder', args: ['.'], files: { 'a.yaml': { bytes: 20 * 1024 * 1024 }, 'b.yaml': good }, status: 1, codes: ['yaml/too-large'] },
  { rule: '20 MB on standard input', args: ['-'], input: new Uint8Array(20 * 1024 * 1024).fill(0x23), status: 1, codes: ['yaml/too-large'] },
  { rule: 'A file that is no text', args: ['a.yaml'], files: { 'a.yaml': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0x00) }, status: 1, codes: ['yaml/syntax'] },
  { rule: 'Standard input that is no text', args: ['-'], input: Uint8Array.of(0xc3, 0x28), status: 1, codes: ['yaml/syntax'] },
  { rule: 'An empty file', args: ['a.yaml'], files: { 'a.yaml': '' }, status: 0, codes: [] },
  { rule: 'Nothing on standard input', args: ['-'], input: '', status: 0, codes: [] },
  { rule: 'A file of blank lines and comments', args: ['a.yaml'], files: { 'a.yaml': '\n# nothing\n---\n' }, status: 0, codes: [] },
  { rule: 'A byte order mark and line ends of Windows', args: ['a.yaml'], files: { 'a.yaml': `\ufeff${good}`.replaceAll('\n', '\r\n') }, status: 0, codes: [] },
  { rule: 'Half an object', args: ['a.yaml'], files: { 'a.yaml': 'kind: Pod\n' }, status: 1, codes: ['schema/missing-field'] },
  { rule: 'A path that does not exist', args: ['none.yaml'], status: 2, stderr: 'lint/no-path: none.yaml does not exist.' },
  { rule: 'A link to nothing', args: ['a.yaml'], files: { 'a.yaml': { link: 'none.yaml' } }, status: 2, stderr: 'lint/no-path: a.yaml does not exist.' },
  { rule: 'A folder without Kubernetes', args: ['.'], files: { 'values.yaml': 'a: 1\n', 'x.txt': good }, status: 2, stderr: 'lint/no-files: No Kubernetes YAML in .; name a file, or a folder that holds some.' },
  { rule: 'A folder of links only', args: ['.'], files: { 'a.yaml': { link: '../../etc/hostname' }, b: { link: '.' } }, status: 2, stderr: 'lint/no-files: No Kubernetes YAML in .; name a file, or a folder that holds some.' },
  { rule: 'A flag that does not exist', args: ['--nothing', 'a.yaml'], files: { 'a.yaml': good }, status: 2, stderr: "lint/bad-flag: Unknown option '--nothing'" },
  { rule: 'A flag without its value', args: ['a.yaml', '--format'], files: { 'a.yaml': good }, status: 2, stderr: "lint/bad-flag: Option '--format <value>' argument missing" },
  { rule: 'A format that does not exist', args: ['--format', 'xml', 'a.yaml'], files: { 'a.yaml': good }, status: 2, stderr: 'lint/bad-flag: --format takes text, json, sarif, junit, github, not "xml".' },
  { rule: 'A severity that does not exist', args: ['--fail-on', 'hint'], status: 2, stderr: 'lint/bad-flag: --fail-on takes error, warning, not "hint".' },
  { rule: 'A tool that nobody can be like', args: ['--like', 'kubeval'], status: 2, stderr: 'lint/bad-flag: --like takes "kubeconform", not "kubeval".' },
  { rule: 'A location that means nothing', args: ['--schema-location', '{{ .Kind }}.json'], status: 2, stderr: 'lint/bad-flag: --schema-location "{{ .Kind }}.json" has "{{.Kind}}", which means nothing; known are .ResourceKind, .KindSuffix, .Group, .ResourceAPIVersion, .NormalizedKubernetesVersion and .StrictSuffix.' },
  { rule: 'A location where nothing is', args: ['--schema-location', 'none', 'a.yaml'], files: { 'a.yaml': good }, status: 0, codes: ['schema/unknown-kind'] },
];

const versions: readonly Case[] = ['1.99', '1', 'latest', 'v', '', '1.36.', '1.36-rc1', '__proto__', 'constructor'].map((version) => ({
  rule: `A version that is not there: "${version}"`,
  args: [`--kubernetes-version=${version}`],
  status: 2,
  stderr: `lint/unknown-version: There are no schemas of Kubernetes "${version}" in this version of Slipway; it has 1.36.`,
}));

/** Ends with the status, prints the findings, says its line, and leaves every file as it was. */
function check({ args, files = {}, input, status, codes, stderr }: Case): void {
  const cwd = folderOf(files);
  const before = hashOf(cwd);
  const formatted = args.includes('--format') ? args : ['--format', 'json', ...args];
  const run = slipway(['lint', ...formatted], { cwd, ...(input === undefined ? {} : { input }) });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status, stderr: stderr === undefined ? '' : `slipway: ${stderr}\n` });
  if (codes !== undefined) expect((JSON.parse(run.stdout) as { findings: { code: string }[] }).findings.map(({ code }) => code)).toEqual(codes);
  expect(hashOf(cwd)).toBe(before);
}

describe('bad input ends well', { timeout: 30_000 }, () => {
  test.each([...cases, ...versions])('$rule', check);

  // Chmod does not stop root; the memory of the process itself can be named, and not read at its start.
  test.runIf(process.platform === 'linux')('A file that can not be read', () => {
    check({ rule: '', args: ['/proc/self/mem', 'a.yaml'], files: { 'a.yaml': good }, status: 2, codes: [], stderr: "lint/unreadable: /proc/self/mem can't be read: EIO: i/o error, read." });
  });
});

function folderOf(files: NonNullable<Case['files']>): string {
  const written = Object.entries(files).map(([path, content]) => [path, typeof content === 'string' || content instanceof Uint8Array ? content : ''] as const);
  const folder = folderWith(Object.fromEntries(written.filter(([path]) => !isLink(files[path]))));
  for (const [path, content] of Object.entries(files)) {
    if (isLink(content)) symlinkSync(content.link, join(folder, path));
    else if (typeof content === 'object' && 'bytes' in content) truncateSync(join(folder, path), content.bytes);
  }
  return folder;
}

function isLink(content: NonNullable<Case['files']>[string] | undefined): content is { readonly link: string } {
  return typeof content === 'object' && 'link' in content;
}

/** One number for all names, kinds, modes and bytes below a folder. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const stat = lstatSync(join(folder, path));
    hash.update(`${path} ${stat.mode} ${stat.mtimeMs} `);
    if (stat.isSymbolicLink()) hash.update(readlinkSync(join(folder, path)));
    else if (stat.isFile()) hash.update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex');
}
