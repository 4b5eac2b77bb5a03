import { describe, expect, test } from 'vitest';
import {
  fileByPath,
  isOfPlatform,
  isPhaseText,
  isPlatformText,
  mentionsPlatform,
  phaseFolder,
  tables,
} from '../../../../src/domain/platform/file.ts';

describe('a path', () => {
  test.each([
    ['/home/me/repo/platform.yaml', 'platform', '/home/me/repo', 'platform.yaml'],
    ['platform.yaml', 'platform', '.', 'platform.yaml'],
    ['repo/applications.yaml', 'applications', 'repo', 'applications.yaml'],
    ['repo/applications.local.yaml', 'applications', 'repo', 'applications.local.yaml'],
    ['/repo/phases/3-security/phase.yaml', 'phase', '/repo', 'phases/3-security/phase.yaml'],
    ['C:\\repo\\phases\\3-security\\phase.yaml', 'phase', 'C:\\repo', 'phases/3-security/phase.yaml'],
    ['/repo/phases/none/phase.yaml', 'phase', '/repo', 'phases/none/phase.yaml'],
  ])('%s is %s of %s', (path, role, root, inside) => expect(fileByPath(path)).toEqual({ role, root, path: inside }));

  test.each([
    '',
    'my-platform.yaml',
    'platform.yml',
    'phase.yaml',
    'phases/phase.yaml',
    'phases/a/b/phase.yaml',
    'x/platform.yaml/y',
  ])('"%s" is none of ours', (path) => expect(fileByPath(path)).toBeNull());
});

describe('a text', () => {
  test.each(['platform:\n', 'a: 1\nplatform : {}\n', '"platform": {}\n', "# x\r\n'platform':\r\n"])(
    '%j is a platform',
    (text) => expect(isPlatformText(text)).toBe(true),
  );
  test.each(['', 'platforms:\n', ' platform:\n', 'x: platform:\n'])('%j is none', (text) =>
    expect(isPlatformText(text)).toBe(false),
  );

  test.each(['apiVersion: slipway/v1\nkind: Phase\n', 'kind: "Phase"\napiVersion: \'slipway/v1\'\n'])(
    '%j is a phase',
    (text) => expect(isPhaseText(text)).toBe(true),
  );
  test.each([
    'apiVersion: slipway/v1\nkind: Ship\n',
    'apiVersion: slipway/v2\nkind: Phase\n',
    'a:\n  apiVersion: slipway/v1\n  kind: Phase\n',
  ])('%j is none', (text) => expect(isPhaseText(text)).toBe(false));

  test.each([
    ['/repo/platform.yaml', 'platform:\n', true],
    ['/repo/platform.yaml', 'name: x\n', false],
    ['/repo/applications.yaml', '', true],
    ['/repo/phases/0-hosts/phase.yaml', '', true],
    ['/repo/values.yaml', 'platform:\n', false],
  ])('%s with %j asks for judgement: %s', (path, text, asks) => expect(mentionsPlatform(path, text)).toBe(asks));

  const manifest = 'apiVersion: v1\nkind: ConfigMap\n';
  test.each([
    ['/repo/platform.yaml', 'platform:\n', true],
    ['/repo/platform.yaml', manifest, false],
    ['/repo/applications.yaml', '', true],
    ['/repo/applications.local.yaml', `applications:\n  a: { note: "${manifest.replaceAll('\n', ' ')}" }\n`, true],
    ['/repo/applications.yaml', manifest, false],
    ['/repo/phases/0-hosts/phase.yaml', '', true],
    ['/repo/x.yaml', 'apiVersion: slipway/v1\nkind: Phase\n', true],
    ['/repo/x.yaml', manifest, false],
  ])('%s with %j is one of a platform: %s', (path, text, is) => expect(isOfPlatform(path, text)).toBe(is));
});

describe('the folder of a phase', () => {
  test.each([
    ['0-hosts', 0, 'hosts'],
    ['12-more-things', 12, 'more-things'],
  ])('%s', (name, number, id) => expect(phaseFolder(name)).toEqual({ number, id }));
  test.each(['hosts', '-hosts', '1-', '1-Hosts', '1-a--b', '1_a', '12345-a'])('%s is none', (name) =>
    expect(phaseFolder(name)).toBeNull(),
  );
});

test('The local table comes behind the shared one', () =>
  expect(tables).toEqual(['applications.yaml', 'applications.local.yaml']));
