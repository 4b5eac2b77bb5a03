import { describe, expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { steps } from '../../../src/actions/bootstrap/steps.ts';
import { stepKinds } from '../../../src/domain/phases/schema.ts';
import { formats } from '../../../src/cli/format/formats.ts';
import { help, helpOf, version } from '../../../src/cli/help.ts';

test('The version is that of the package', () => expect(version()).toBe(manifest.version));

describe('the help', () => {
  const parts =
    '--like kubeconform|--kubernetes-version|--schema-location|--everything|--fail-on error|--require-judged|--format|--list-codes|slipway seal|--cert FILE|--fingerprint SHA256|--scope strict|--name N|--namespace NS|slipway unseal-check|--key FILE|slipway key create|slipway key restore|--from FILE|--identity FILE|--passphrase-stdin|slipway judge -p F… -r F…|--values F|--operation CREATE|--like kyverno-cli|--all|slipway test DIR|slipway phases|--phase ID|--kubeconfig F|--context C|--allow command,host,http,admission,probe|--watch|slipway bootstrap PHASE|--plan|--apply --cluster-uid UID --plan-digest SHA256|--override|--allow helmfile,host,command,http,admission,probe|--report FILE|--value NAMESPACE|--version|--help|Exit status';
  test.each(parts.split('|'))('tells of %s', (part) => expect(help()).toContain(part));

  test('names every format', () => expect(help()).toContain(Object.keys(formats).join('|')));

  test('names every kind of step that runs something for a plan', () => {
    const [kinds = ''] = /--allow \S*helmfile\S*/.exec(help()) ?? [];
    const wanted = stepKinds.filter((kind) => steps[kind].uses !== undefined);
    expect(kinds.replace('--allow ', '').split(',')).toEqual(expect.arrayContaining(wanted));
  });

  test('fits a terminal', () => {
    for (const line of help().split('\n')) expect(line.length, line).toBeLessThanOrEqual(110);
  });

  test('ends without a newline, which who prints it adds', () => expect(help()).toMatch(/\S$/));
});

describe('the help of one command', () => {
  test.each<readonly [command: string, args: readonly string[], begins: string, tells: readonly string[]]>([
    ['lint', ['--help'], 'Usage: slipway lint [PATH…|-]\n\nJudge files', ['--list-codes', 'Example: slipway lint ']],
    ['judge', [], 'Usage: slipway judge -p F… -r F…\n', ['--operation', 'Example: slipway judge ']],
    ['test', ['-h'], 'Usage: slipway test DIR\n', ['--file-name', 'Example: slipway test ']],
    ['phases', [], 'Usage: slipway phases\n\nHow far', ['--watch', 'Example: slipway phases ']],
    ['bootstrap', ['gitops'], 'Usage: slipway bootstrap PHASE\n', ['--apply', 'Example: slipway bootstrap ']],
    ['seal', [], 'Usage: slipway seal < SECRETS\n', ['--scope', 'Example: slipway seal ']],
    ['unseal-check', [], 'Usage: slipway unseal-check [FILE…|-]\n', ['--key', 'Example: slipway unseal-check ']],
    ['new', [], 'Usage: slipway new DIR --answers F|-\n', ['--dry-run', 'Example: slipway new ']],
    ['key', [], 'Usage: slipway key create [DIR]\n', ['--replace', 'Usage: slipway key restore [DIR]\n']],
    ['key', ['restore'], 'Usage: slipway key restore [DIR]\n', ['--from', 'Example: slipway key restore ']],
  ])('%s %j', (command, args, begins, tells) => {
    const told = helpOf(command, args);
    expect(told.slice(0, begins.length)).toBe(begins);
    for (const part of [...tells, 'Exit status: ']) expect(told).toContain(part);
    const usages = told.split('\n').filter((line) => line.startsWith('Usage: '));
    expect(usages.every((line) => line.startsWith(`Usage: slipway ${command} `.trimEnd()))).toBe(true);
    for (const line of told.split('\n')) expect(line.length, line).toBeLessThanOrEqual(110);
  });

  test('is of that one alone', () => expect(helpOf('key', ['create'])).not.toContain('restore'));
});
