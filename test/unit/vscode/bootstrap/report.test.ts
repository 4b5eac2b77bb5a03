import { beforeEach, expect, test, vi } from 'vitest';
import { commands } from '../../../../src/contributions.ts';
import { RunMemory } from '../../../../src/vscode/bootstrap/memory.ts';
import { nameOfReport, ReportDocument } from '../../../../src/vscode/bootstrap/report.ts';
import { Memory, window } from '../../../fakes/vscode.ts';

interface Lens {
  readonly range: { readonly lines: readonly number[] };
  readonly command: unknown;
}

/** What the editor was given: who makes texts and lenses, and what is shown. */
const editor = vi.hoisted(() => ({
  text: (): string => '',
  lenses: (_document: { readonly uri: string }): readonly Lens[] => [],
  shown: [] as unknown[],
}));

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  class Range {
    readonly lines: readonly number[];

    constructor(...lines: readonly number[]) {
      this.lines = lines;
    }
  }
  class CodeLens {
    readonly range: Range;
    readonly command: unknown;

    constructor(range: Range, command: unknown) {
      this.range = range;
      this.command = command;
    }
  }
  const registered = new fake.Disposable(() => undefined);
  return {
    ...fake,
    Range,
    CodeLens,
    Uri: { from: ({ scheme, path }: { readonly scheme: string; readonly path: string }) => `${scheme}:${path}` },
    languages: {
      registerCodeLensProvider: (
        _: unknown,
        { provideCodeLenses }: { readonly provideCodeLenses: (typeof editor)['lenses'] },
      ) => {
        editor.lenses = provideCodeLenses;
        return registered;
      },
    },
    workspace: {
      registerTextDocumentContentProvider: (
        _: unknown,
        { provideTextDocumentContent }: { readonly provideTextDocumentContent: () => string },
      ) => {
        editor.text = provideTextDocumentContent;
        return registered;
      },
    },
  };
});

const name = nameOfReport('Security');
const uri = `slipway-report:/${name}`;

beforeEach(() => {
  editor.shown.length = 0;
  Object.assign(window, { showTextDocument: async (...all: readonly unknown[]) => void editor.shown.push(all) });
});

/** A window in which the last run has left this. */
async function reported(unfinished: string | null) {
  const report = new ReportDocument(new RunMemory(new Memory() as never));
  await report.write({ run: 'one', name, text: '# Security on homelab', unfinished });
  return report;
}

test('A report is shown at its top, wherever the one before of the same name was left', async () => {
  const report = await reported(null);
  expect(await report.show()).toBe(true);
  expect(editor.shown).toEqual([[uri, { preview: false, selection: { lines: [0, 0, 0, 0] } }]]);
  expect(editor.text()).toBe('# Security on homelab');
});

test('Before the first run there is none', async () => {
  expect(await new ReportDocument(new RunMemory(new Memory() as never)).show()).toBe(false);
  expect(editor.shown).toEqual([]);
});

test.each<[string, string, command: string, arguments_: readonly unknown[]]>([
  ['a phase', 'security', commands.bootstrapPhase, [{ phase: 'security' }]],
  ['the source', 'source-gitlab', commands.switchSource, []],
])(
  'Above that of a run of %s which did not come to its end stands how it is gone on with',
  async (_, id, command, all) => {
    await reported(id);
    expect(editor.lenses({ uri })).toEqual([
      { range: { lines: [0, 0, 0, 0] }, command: { title: 'Go On…', command, arguments: all } },
    ]);
  },
);

test.each<[string, string | null, string]>([
  ['has come to its end', null, uri],
  ['is not the last', 'security', 'slipway-report:/Report of Hosts.md'],
])('Above that of a run that %s stands nothing', async (_, unfinished, shown) => {
  await reported(unfinished);
  expect(editor.lenses({ uri: shown })).toEqual([]);
});
