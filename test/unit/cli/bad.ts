/** What a command is given, and how it must end. */
export interface Case {
  readonly rule: string;
  readonly args: readonly string[];
  /** A file of these bytes, or of this size without bytes, or a link. */
  readonly files?: Readonly<
    Record<string, string | Uint8Array | { readonly bytes: number } | { readonly link: string }>
  >;
  readonly input?: string | Uint8Array;
  readonly status: number;
  /** The codes of the findings. */
  readonly codes?: readonly string[];
  /** The line on standard error. */
  readonly stderr?: string;
}

export const good = 'apiVersion: v1\nkind: ConfigMap\n';

export const cases: readonly Case[] = [
  {
    rule: 'Broken YAML',
    args: ['a.yaml'],
    files: { 'a.yaml': `${good}data: {a: b\n` },
    status: 1,
    codes: ['yaml/syntax'],
  },
  { rule: 'A tab', args: ['a.yaml'], files: { 'a.yaml': `${good}data:\n\ta: b\n` }, status: 1, codes: ['yaml/syntax'] },
  {
    rule: 'A key that stands twice',
    args: ['a.yaml'],
    files: { 'a.yaml': `${good}data: {a: b, a: c}\n` },
    status: 1,
    codes: ['yaml/duplicate-key'],
  },
  {
    rule: 'A bomb of aliases',
    args: ['a.yaml'],
    files: { 'a.yaml': `${good}x: &x [${'1,'.repeat(200)}]\nz: [${'*x,'.repeat(200)}]\n` },
    status: 1,
    codes: ['yaml/alias-bomb'],
  },
  {
    rule: 'A document of too many nodes',
    args: ['a.yaml'],
    files: { 'a.yaml': `${good}x: [${'1,'.repeat(200_000)}]\n` },
    status: 1,
    codes: ['yaml/too-large'],
  },
  {
    rule: 'A file of 20 MB',
    args: ['a.yaml'],
    files: { 'a.yaml': { bytes: 20 * 1024 * 1024 } },
    status: 1,
    codes: ['yaml/too-large'],
  },
  {
    rule: 'A file of 20 MB in a folder',
    args: ['.'],
    files: { 'a.yaml': { bytes: 20 * 1024 * 1024 }, 'b.yaml': good },
    status: 1,
    codes: ['yaml/too-large'],
  },
  {
    rule: '20 MB on standard input',
    args: ['-'],
    input: new Uint8Array(20 * 1024 * 1024).fill(0x23),
    status: 1,
    codes: ['yaml/too-large'],
  },
  {
    rule: 'A file that is no text',
    args: ['a.yaml'],
    files: { 'a.yaml': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0x00) },
    status: 1,
    codes: ['yaml/syntax'],
  },
  {
    rule: 'Standard input that is no text',
    args: ['-'],
    input: Uint8Array.of(0xc3, 0x28),
    status: 1,
    codes: ['yaml/syntax'],
  },
  { rule: 'An empty file', args: ['a.yaml'], files: { 'a.yaml': '' }, status: 0, codes: [] },
  { rule: 'Nothing on standard input', args: ['-'], input: '', status: 0, codes: [] },
  {
    rule: 'A file of blank lines and comments',
    args: ['a.yaml'],
    files: { 'a.yaml': '\n# nothing\n---\n' },
    status: 0,
    codes: [],
  },
  {
    rule: 'A byte order mark and line ends of Windows',
    args: ['a.yaml'],
    files: { 'a.yaml': `\ufeff${good}`.replaceAll('\n', '\r\n') },
    status: 0,
    codes: [],
  },
  {
    rule: 'Half an object',
    args: ['a.yaml'],
    files: { 'a.yaml': 'kind: Pod\n' },
    status: 1,
    codes: ['schema/missing-field'],
  },
  {
    rule: 'A path that does not exist',
    args: ['none.yaml'],
    status: 2,
    stderr: 'lint/no-path: none.yaml does not exist.',
  },
  {
    rule: 'A link to nothing',
    args: ['a.yaml'],
    files: { 'a.yaml': { link: 'none.yaml' } },
    status: 2,
    stderr: 'lint/no-path: a.yaml does not exist.',
  },
  {
    rule: 'A folder without Kubernetes',
    args: ['.'],
    files: { 'values.yaml': 'a: 1\n', 'x.txt': good },
    status: 2,
    stderr: 'lint/no-files: No Kubernetes YAML in .; name a file, or a folder that holds some.',
  },
  {
    rule: 'A folder of links only',
    args: ['.'],
    files: { 'a.yaml': { link: '../../etc/hostname' }, b: { link: '.' } },
    status: 2,
    stderr: 'lint/no-files: No Kubernetes YAML in .; name a file, or a folder that holds some.',
  },
  {
    rule: 'A flag that does not exist',
    args: ['--nothing', 'a.yaml'],
    files: { 'a.yaml': good },
    status: 2,
    stderr: "lint/bad-flag: Unknown option '--nothing'; slipway --help lists the flags.",
  },
  {
    rule: 'A flag without its value',
    args: ['a.yaml', '--format'],
    files: { 'a.yaml': good },
    status: 2,
    stderr: "lint/bad-flag: Option '--format <value>' argument missing; slipway --help lists the flags.",
  },
  {
    rule: 'A format that does not exist',
    args: ['--format', 'xml', 'a.yaml'],
    files: { 'a.yaml': good },
    status: 2,
    stderr: 'lint/bad-flag: --format takes text, json, sarif, junit, github, not "xml".',
  },
  {
    rule: 'A severity that does not exist',
    args: ['--fail-on', 'hint'],
    status: 2,
    stderr: 'lint/bad-flag: --fail-on takes error, warning, not "hint".',
  },
  {
    rule: 'A tool that nobody can be like',
    args: ['--like', 'kubeval'],
    status: 2,
    stderr: 'lint/bad-flag: --like takes "kubeconform", not "kubeval".',
  },
  {
    rule: 'A location that means nothing',
    args: ['--schema-location', '{{ .Kind }}.json'],
    status: 2,
    stderr:
      'lint/bad-flag: --schema-location "{{ .Kind }}.json" has "{{.Kind}}", which means nothing; known are .ResourceKind, .KindSuffix, .Group, .ResourceAPIVersion, .NormalizedKubernetesVersion and .StrictSuffix.',
  },
  {
    rule: 'A location where nothing is',
    args: ['--schema-location', 'none', 'a.yaml'],
    files: { 'a.yaml': good },
    status: 0,
    codes: ['schema/unknown-kind'],
  },
];

export const versions: readonly Case[] = [
  '1.99',
  '1',
  'latest',
  'v',
  '',
  '1.36.',
  '1.36-rc1',
  '__proto__',
  'constructor',
].map((version) => ({
  rule: `A version that is not there: "${version}"`,
  args: [`--kubernetes-version=${version}`],
  status: 2,
  stderr: `lint/unknown-version: There are no schemas of Kubernetes "${version}" in this version of Slipway; it has 1.36.`,
}));
