import { describe, expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { steps } from '../../../src/actions/bootstrap/steps.ts';
import { stepKinds } from '../../../src/domain/phases/schema.ts';
import { formats } from '../../../src/cli/format/formats.ts';
import { help, version } from '../../../src/cli/help.ts';

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
