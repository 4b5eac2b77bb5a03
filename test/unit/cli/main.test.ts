import { cpSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { help, helpOf, version } from '../../../src/cli/help.ts';
import { folderWith } from '../node/folder.ts';
import { product } from '../product.ts';
import { interrupted, needsBuild, slipway, unread } from './slipway.ts';
import type { Run } from './slipway.ts';

needsBuild();

function check(args: readonly string[], run: Partial<Run>): void {
  expect(slipway(args)).toEqual({ status: 0, stdout: '', stderr: '', ...run });
}

describe('the command line', () => {
  test.each(['--version', '-v'])('tells its version: %s', (flag) => check([flag], { stdout: `${version()}\n` }));
  test.each([['--help'], ['help']])('tells what it can: %s', (...args) => check(args, { stdout: `${help()}\n` }));
  test.each<readonly [command: string, rest: readonly string[]]>([
    ['bootstrap', ['--help']],
    ['key', ['create', '-h']],
    ['lint', ['a.yaml', '--help']],
  ])('tells what a command takes: %s %j', (command, rest) =>
    check([command, ...rest], { stdout: `${helpOf(command, rest)}\n` }),
  );

  const unknown: readonly (readonly [args: readonly string[], said: string])[] = [
    [
      [],
      'slipway: cli/unknown-command: Name a command: lint, seal, unseal-check, new, key, judge, test, phases, bootstrap; slipway --help tells more.\n',
    ],
    [['nothing'], 'slipway: cli/unknown-command: There is no command "nothing"; slipway --help lists them.\n'],
    [['constructor'], 'slipway: cli/unknown-command: There is no command "constructor"; slipway --help lists them.\n'],
    [['--nothing'], 'slipway: cli/unknown-command: There is no command "--nothing"; slipway --help lists them.\n'],
  ];
  test.each(unknown)('%j is no command', (args, stderr) => check(args, { status: 2, stderr }));
});

test('A command that can not be used is a status and a line, never an exception', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => said.mockRestore());
  expect(await main(['--nothing'], product)).toBe(2);
  expect(said.mock.calls).toEqual([
    ['slipway: cli/unknown-command: There is no command "--nothing"; slipway --help lists them.\n'],
  ]);
});

test('The command line runs wherever dist/ and schemas/ were copied to', () => {
  const folder = folderWith({ 'pod.yaml': 'apiVersion: v1\nkind: Pod\nx: 1\n' });
  for (const part of ['dist', 'schemas']) cpSync(join(product, part), join(folder, part), { recursive: true });
  const { status, stdout, stderr } = slipway(['lint', 'pod.yaml'], { cwd: folder }, join(folder, 'dist/cli.cjs'));
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toContain('pod.yaml:3:1: error: Unknown field "x" in Pod.');
});

describe('a command that is interrupted', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends with %i and says nothing', async (signal, status) => {
    const asked = Promise.withResolvers<void>();
    const server = createServer(() => asked.resolve());
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(server.address() as AddressInfo).port}/{{ .ResourceKind }}.json`;
    const pod = join(folderWith({ 'pod.yaml': 'apiVersion: v1\nkind: Pod\n' }), 'pod.yaml');
    const run = await interrupted(['lint', '--schema-location', location, pod], signal, asked.promise);
    expect(run).toEqual({ status, stdout: '', stderr: '' });
  });
});

test('A reader who has seen enough ends a command quietly: slipway lint | head', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `x${index}: 1\n`).join('');
  const file = join(folderWith({ 'a.yaml': `apiVersion: v1\nkind: ConfigMap\n${many}` }), 'a.yaml');
  expect(await unread(['lint', '--format', 'json', file])).toEqual({ status: 0, stderr: '' });
});
