import { describe, expect, test } from 'vitest';
import { codes, helpOf } from '../../../src/domain/code.ts';
import type { Code } from '../../../src/domain/code.ts';
import { folderWith } from '../node/folder.ts';
import { needsBuild, slipway } from './slipway.ts';

needsBuild();

const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';
const files = {
  'good.yaml': good,
  'bad.yaml': `${good}x: 1\n`,
  'odd.yaml': 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, env: [{name: A}, {name: A}]}]}\n',
  'custom.yaml': 'apiVersion: x.io/v1\nkind: Ship\nspec: 5\n',
  'other.yaml': 'a: 1\n',
  'schemas/ship.json': '{"type":"object","properties":{"spec":{"type":"string"}}}',
  'none/x.txt': '',
};

/** The exit status of `slipway lint` in a folder with these files, and what it prints. */
function check(args: readonly string[], status: number, stdout: string | RegExp = /./, stderr = ''): void {
  const run = slipway(['lint', ...args], { cwd: folderWith(files), input: `${good}x: 1\n` });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status, stderr });
  expect(run.stdout).toMatch(stdout);
}

describe('exit statuses', () => {
  const cases: readonly (readonly [
    rule: string,
    args: readonly string[],
    status: number,
    stdout?: RegExp,
    stderr?: string,
  ])[] = [
    ['0: nothing found', ['good.yaml'], 0, /^Checked 1 manifest in 1 file: 0 errors\.\n$/],
    ['0: a warning is no error', ['odd.yaml'], 0, /: warning: /],
    ['0: what has no schema is not judged', ['custom.yaml'], 0, /1 not judged/],
    ['0: other YAML is skipped', ['other.yaml'], 0, /1 skipped/],
    ['0: what is skipped is judged as far as it can be', ['--require-judged', 'other.yaml'], 0, /1 skipped/],
    ['1: a finding', ['bad.yaml'], 1, /^bad\.yaml:4:1: error: /],
    ['1: a warning, when it is asked for', ['--fail-on', 'warning', 'odd.yaml'], 1, /: warning: /],
    ['1: one bad file among good ones', ['good.yaml', 'bad.yaml', 'custom.yaml'], 1, /in 3 files/],
    ['1: standard input', ['-'], 1, /^-:4:1: error: /],
    ['1: the current folder, when no other is named', [], 1, /^bad\.yaml:4:1: error: /],
    [
      '2: what could be judged is still printed',
      ['bad.yaml', 'missing.yaml'],
      2,
      /^bad\.yaml:4:1: error: /,
      'slipway: lint/no-path: missing.yaml does not exist.\n',
    ],
    [
      '3: something was not judged, when that matters',
      ['--require-judged', 'good.yaml', 'custom.yaml'],
      3,
      /1 not judged/,
    ],
    ['1 before 3', ['--require-judged', 'bad.yaml', 'custom.yaml'], 1, /1 not judged/],
    [
      '2 before 3',
      ['--require-judged', 'custom.yaml', 'missing.yaml'],
      2,
      /1 not judged/,
      'slipway: lint/no-path: missing.yaml does not exist.\n',
    ],
  ];
  test.for(cases)('%s', ([, args, status, stdout, stderr]) => check(args, status, stdout, stderr));
});

describe('flags', () => {
  test.each(['1.36', '1.36.2', 'v1.36.2'])('--kubernetes-version %s', (version) => {
    const { stdout } = slipway(['lint', '--format', 'json', '--kubernetes-version', version, '-'], { input: good });
    const { kubernetesVersion } = JSON.parse(stdout) as { kubernetesVersion: string };
    expect(kubernetesVersion).toMatch(version === '1.36' ? /^1\.36\.\d+$/ : /^1\.36\.2$/);
  });

  test.each(['text', 'json', 'sarif', 'junit', 'github'])('--format %s', (format) =>
    check(['--format', format, 'bad.yaml'], 1, /unknown-field/),
  );

  test('--like kubeconform says only what its schemas say', () => {
    check(['--like', 'kubeconform', 'odd.yaml'], 0, /: 0 errors\.\n$/);
    check(['--like', 'kubeconform', 'custom.yaml'], 1, /No schema is known/);
    check(['--like', 'kubeconform', 'other.yaml'], 1, /needs the field "kind"/);
  });

  const ships = 'schemas/{{ .ResourceKind }}.json';
  test('--schema-location replaces the bundled schemas', () => {
    check(['--schema-location', ships, 'custom.yaml'], 1, /spec wants a string/);
    check(['--schema-location', ships, 'bad.yaml'], 0, /1 not judged/);
  });

  test('--schema-location default stands for the bundled ones', () => {
    check(
      ['--schema-location', 'default', '--schema-location', ships, 'custom.yaml', 'bad.yaml'],
      1,
      /bad\.yaml.*\n.*spec wants a string/,
    );
  });

  test('--everything looks at what is ignored and at what is not Kubernetes', () => {
    check(['--everything', '--format', 'json', '.'], 1, /"file":"other\.yaml"/);
    check(['--format', 'json', '.'], 1, /^(?!.*other\.yaml)/);
  });
});

describe('--list-codes', () => {
  test('lists every code with its severity and page', () => {
    const { status, stdout } = slipway(['lint', '--list-codes', '--format', 'json']);
    const list = (Object.keys(codes) as Code[]).map((code) => ({ code, severity: codes[code], help: helpOf(code) }));
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: `${JSON.stringify({ format: 'slipway.codes/1', codes: list })}\n`,
    });
  });

  test('lists them for people too', () => {
    const { stdout } = slipway(['lint', '--list-codes']);
    expect(stdout.trimEnd().split('\n')).toHaveLength(Object.keys(codes).length);
    expect(stdout).toMatch(/^schema\/type +error +docs\/findings\/schema\/type\.md$/m);
  });
});

describe('output', () => {
  test('is identical for identical input, whatever the order of the paths', () => {
    const cwd = folderWith(files);
    for (const format of ['text', 'json', 'sarif', 'junit', 'github']) {
      const one = slipway(['lint', '--format', format, 'bad.yaml', 'good.yaml', 'odd.yaml'], { cwd });
      expect(slipway(['lint', '--format', format, 'odd.yaml', 'bad.yaml', 'good.yaml'], { cwd })).toEqual(one);
    }
  });

  test('is whole, however long it is', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `x${index}: 1\n`).join('');
    const run = slipway(['lint', '--format', 'json', '-'], { input: `${good}${many}` });
    expect(run.status).toBe(1);
    expect((JSON.parse(run.stdout) as { findings: unknown[] }).findings).toHaveLength(3000);
  });
});
