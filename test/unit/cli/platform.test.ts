import { expect, test } from 'vitest';
import { formats } from '../../../src/cli/format/formats.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { edited, good } from '../domain/platform/repo.ts';
import { expectGolden } from '../golden.ts';
import { lintedOf, reportOf } from './report.ts';

/** A platform in which every file of ours has a fault. */
const files: Readonly<Record<string, string>> = {
  'repo/platform.yaml': edited(
    'platform.yaml',
    ['      address: 192.0.2.11', '      address: 192.0.2.10'],
    ['    timeZone: Etc/UTC', '    timezone: Etc/UTC'],
  ),
  'repo/applications.yaml': edited('applications.yaml', [
    '        - application: ollama',
    '        - application: olama',
  ]),
  'repo/applications.local.yaml': 'applications: { wiki: { wave: 9 } }\n',
  'repo/phases/0-hosts/phase.yaml': edited('phases/0-hosts/phase.yaml', [
    'hosts: platform.hosts',
    'hosts: platform.host',
  ]),
};

function report(): ReturnType<typeof reportOf> {
  const around = Object.fromEntries(Object.entries(good).map(([path, text]) => [`repo/${path}`, text]));
  return reportOf(files, memorySurroundings([], [], [], { ...around, ...files }));
}

test('The whole output of a platform, as text', async () =>
  expectGolden('platform.txt', formats.text(lintedOf(await report()))));

test('The whole output of a platform, as JSON', async () => {
  const output = formats.json(lintedOf(await report()));
  expectGolden('platform.json', `${JSON.stringify(JSON.parse(output), null, 2)}\n`);
});

test('A row of a file is as one of an object', async () => {
  const { documents } = JSON.parse(formats.json(lintedOf(await report()))) as {
    documents: readonly { readonly kind: string }[];
  };
  expect(documents.map(({ kind }) => kind)).toEqual(['Applications', 'Applications', 'Phase', 'Platform']);
});
