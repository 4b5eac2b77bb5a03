import { describe, expect, test } from 'vitest';
import { Roots } from '../../../src/domain/own/root.ts';
import { ownFile, withOpen } from '../../../src/repository/own.ts';
import { memoryTree } from '../../fakes/tree.ts';

describe('which files are ours', () => {
  const platform = 'platform: {}\n';
  const cases: readonly (readonly [
    rule: string,
    path: string,
    text: string,
    files: Record<string, string>,
    role: string | null,
  ])[] = [
    ['platform.yaml with a table beside it', 'platform.yaml', platform, { 'applications.yaml': '' }, 'platform'],
    ['platform.yaml with phases beside it', 'platform.yaml', platform, { 'phases/0-hosts/phase.yaml': '' }, 'platform'],
    ['A values file of that name is none', 'platform.yaml', platform, {}, null],
    ['A file of that name without our key is none', 'platform.yaml', 'name: x\n', { 'applications.yaml': '' }, null],
    ['The table beside our platform.yaml', 'applications.yaml', '', { 'platform.yaml': platform }, 'applications'],
    ['The local table too', 'applications.local.yaml', '', { 'platform.yaml': platform }, 'applications'],
    ['A table beside another platform.yaml is none', 'applications.yaml', '', { 'platform.yaml': 'a: 1\n' }, null],
    [
      'A phase of our platform, whatever it says',
      'phases/0-hosts/phase.yaml',
      '',
      { 'platform.yaml': platform },
      'phase',
    ],
    ['A phase that says so', 'phases/0-hosts/phase.yaml', 'apiVersion: slipway/v1\nkind: Phase\n', {}, 'phase'],
    ['A phase that says so and lies elsewhere', 'x.yaml', 'kind: "Phase"\napiVersion: "slipway/v1"\n', {}, 'phase'],
    ['Another file', 'values.yaml', platform, { 'platform.yaml': platform, 'applications.yaml': '' }, null],
  ];
  test.each(cases)('%s', (_, path, text, files, role) => {
    expect(ownFile(`/repo/${path}`, text, () => memoryTree(files))?.role ?? null).toBe(role);
  });
});

test('What an editor has open counts over what the disk says', () => {
  const open = new Map([
    ['/repo/platform.yaml', 'typed'],
    ['/repo/new.yaml', ''],
  ]);
  const roots = new Roots();
  const tree = withOpen(
    { ...memoryTree({ 'platform.yaml': 'saved', 'other.yaml': 'saved' }), roots },
    '/repo',
    (path) => open.get(path),
  );
  expect([tree.text('platform.yaml'), tree.text('other.yaml'), tree.kind('new.yaml'), tree.kind('none')]).toEqual([
    'typed',
    'saved',
    'file',
    'missing',
  ]);
  expect(tree.names('')).toEqual(['other.yaml', 'platform.yaml']);
  expect(tree.roots).toBe(roots);
});
