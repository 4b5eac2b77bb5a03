import { describe, expect, test, vi } from 'vitest';
import type { CommandServices } from '../../../../src/vscode/commands/commands.ts';
import { selectCluster } from '../../../../src/vscode/commands/selectCluster.ts';
import { validatePhase } from '../../../../src/vscode/commands/validate.ts';
import { hostile } from '../../../fixtures/hostile.ts';
import { phaseResult } from '../phases/results.ts';

/** The rows of the quick pick that was shown last. */
const shown = vi.hoisted(() => ({ rows: [] as Readonly<Record<string, unknown>>[] }));

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  const showQuickPick = async (rows: typeof shown.rows): Promise<void> => {
    shown.rows = rows;
  };
  return { ...fake, window: { ...fake.window, showQuickPick }, QuickPickItemKind: { Separator: -1 } };
});

const texts = [...Object.values(hostile), '$(error) x', '$(sync~spin)'];

/** What the rows say, without the icons that are ours. */
const said = () =>
  shown.rows.flatMap(({ label, description, detail }) =>
    [String(label).replace(/^\$\([a-z-]+\) /, ''), description ?? '', detail ?? ''].map(String),
  );

describe('No name makes an icon in a quick pick, be it label, description or detail', () => {
  test.each(texts)('of clusters: %s', async (text) => {
    const contexts = [{ name: text, server: text, namespace: text }];
    const session = { contexts: async () => ({ answer: { value: { current: text, contexts } }, chosen: null }) };
    await selectCluster({ session } as unknown as CommandServices);
    expect(shown.rows.length).toBeGreaterThan(2);
    for (const one of said()) expect(one).not.toContain('$(');
  });

  test.each(texts)('of phases: %s', async (text) => {
    const phase = phaseResult({ title: text, summary: text, reason: text, checks: [] });
    const session = { ready: async () => undefined, results: [phase] };
    await validatePhase({ phases: { phases: async () => ({ session }) } } as unknown as CommandServices, undefined);
    expect(shown.rows).toHaveLength(1);
    for (const one of said()) expect(one).not.toContain('$(');
  });
});
