import { describe, expect, test, vi } from 'vitest';
import type { Application } from '../../../../src/domain/argocd/application.ts';
import { itemOf } from '../../../../src/vscode/argocd/item.ts';
import { keyOf, nameOf } from '../../../../src/vscode/argocd/node.ts';
import type { Node } from '../../../../src/vscode/argocd/node.ts';
import { Rows } from '../../../../src/vscode/argocd/rows.ts';
import type { ThemeIcon } from '../../../fakes/vscode.ts';
import { application, degraded, outOfSync, running, statusOf } from './statuses.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const row = (phase: number, wave: number) => ({ phase, wave });
const platform = {
  root: 'root',
  rows: new Map([
    ['longhorn', row(1, -1)],
    ['namespaces', row(1, -2)],
    ['gitlab', row(4, 1)],
  ]),
};
const titles = new Map([[1, 'Storage']]);
const folders = new Map([['longhorn', 'phases/1-storage/longhorn']]);
const inWave = (wave: number) => ({ metadata: { annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } } });

/** The rows of these applications, taken over from before. */
function take(rows: Rows, applications: readonly Application[]) {
  return rows.take({ status: statusOf(applications, platform), platform, titles, folders });
}

const all = (longhorn: object = {}) => [
  application('namespaces', inWave(-2)),
  application('longhorn', { ...inWave(-1), ...longhorn }),
  application('other', { metadata: { labels: null } }),
];

/** What a person sees of a row, and of those below it. */
function drawn(node: Node, isLive = true, depth = 0): string[] {
  const item = itemOf(node, isLive);
  const { id, color } = item.iconPath as unknown as ThemeIcon;
  const light = color === undefined ? id : `${id}(${color.id})`;
  const children = node.kind === 'application' ? [] : node.children;
  return [
    `${'  '.repeat(depth)}${light} ${item.label as string} | ${item.description as string}`,
    ...children.flatMap((child) => drawn(child, isLive, depth + 1)),
  ];
}

describe('The rows', () => {
  test('are the phases with their waves, those that are not there yet, and the rest', () => {
    const rows = new Rows();
    expect(take(rows, all(degraded('no disk')))).toBe('all');
    expect(rows.roots.flatMap((node) => drawn(node))).toEqual([
      'error(testing.iconFailed) 1  Storage | 1/2',
      '  pass-filled(testing.iconPassed) Wave -2 | 1/1',
      '    pass-filled(testing.iconPassed) namespaces | ',
      '  error(testing.iconFailed) Wave -1 | 0/1',
      '    error(testing.iconFailed) longhorn | no disk',
      'circle-large-outline(disabledForeground) Phase 4 | 0/1',
      '  circle-large-outline(disabledForeground) gitlab | waits for longhorn in wave -1',
      'pass-filled(testing.iconPassed) Other | 1/1',
      '  pass-filled(testing.iconPassed) other | ',
    ]);
  });

  test('lose their colours, and stand still, when they are old', () => {
    const rows = new Rows();
    take(rows, [application('other', { ...running, metadata: { labels: null } })]);
    expect(rows.roots.slice(2).flatMap((node) => drawn(node, false))).toEqual([
      'sync(disabledForeground) Other | 0/1',
      expect.stringMatching(/^ {2}sync\(disabledForeground\) other \| sync/),
    ]);
  });

  test('that look the same are not drawn again, and stay the same objects', () => {
    const rows = new Rows();
    take(rows, all());
    const before = rows.roots;
    expect(take(rows, all())).toEqual([]);
    const changed = take(rows, all(degraded('no disk')));
    expect(changed).not.toBe('all');
    expect((changed as readonly Node[]).map(({ id }) => id)).toEqual([
      'phase/1/wave/-1/argocd/longhorn',
      'phase/1/wave/-1',
      'phase/1',
      'phase/4//gitlab',
    ]);
    expect(rows.roots.map((node, index) => node === before[index])).toEqual([true, true, true]);
  });

  test('come and go', () => {
    const rows = new Rows();
    take(rows, all());
    expect(take(rows, all().slice(0, 2))).toBe('all');
    rows.clear();
    expect(rows.roots).toEqual([]);
  });

  test('of applications of one name are not mistaken for each other', () => {
    const rows = new Rows();
    const two = ['one', 'two'].map((namespace) => application('x', { metadata: { namespace, labels: null } }));
    take(rows, two);
    expect(new Set(rows.roots.flatMap(({ children }) => children.map(({ id }) => id))).size).toBe(3 + 2);
  });
});

describe('A row of an application', () => {
  const only = (change: object): Node => {
    const rows = new Rows();
    take(rows, [application('longhorn', { ...inWave(-1), ...change })]);
    const found = rows.roots.flatMap(({ children }) =>
      children.flatMap((one) => (one.kind === 'wave' ? one.children : [one])),
    );
    const node = found.find(({ name }) => name === 'longhorn');
    if (node === undefined) throw new Error('There is no row.');
    return node;
  };

  test('opens its values, and says its state to who listens', () => {
    const item = itemOf(only(outOfSync), true);
    expect(item).toMatchObject({
      contextValue: 'application',
      accessibilityInformation: { label: expect.stringMatching(/^longhorn, out of sync, differs from Git/) },
      command: { command: 'slipway.values.open' },
    });
  });

  test('can be terminated while it runs', () => {
    expect(itemOf(only(running), true).contextValue).toBe('application running');
  });

  test('names itself to commands', () => {
    const node = only({});
    expect([keyOf(node), nameOf(node)]).toEqual(['argocd/longhorn', 'longhorn']);
    expect([keyOf('argocd/x'), nameOf('argocd/x')]).toEqual(['argocd/x', 'x']);
    for (const other of [null, undefined, 7, {}, { key: 7, name: 7 }])
      expect([keyOf(other), nameOf(other)]).toEqual([null, null]);
  });
});
