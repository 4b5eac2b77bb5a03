import { beforeEach, expect, test, vi } from 'vitest';
import type { Uri } from 'vscode';
import { closeLeft, closeNamed, Preview } from '../../../src/vscode/preview.ts';
import { window } from '../../fakes/vscode.ts';

vi.mock('vscode', async () => {
  const fake = await import('../../fakes/vscode.ts');
  const from = ({ scheme, path, query }: Readonly<Record<'scheme' | 'path' | 'query', string>>) => ({
    scheme,
    path,
    toString: () => `${scheme}:${path}?${query}`,
  });
  class TabInputText {
    readonly uri: unknown;

    constructor(uri: unknown) {
      this.uri = uri;
    }
  }
  const workspace = { registerTextDocumentContentProvider: () => ({ dispose: () => undefined }) };
  return { ...fake, Uri: { from }, TabInputText, workspace };
});

const { TabInputText } = (await import('vscode')) as unknown as {
  readonly TabInputText: new (uri: unknown) => { readonly uri: unknown };
};

/** The tabs of the window. */
let tabs: { readonly input: unknown }[] = [];
let shown: unknown[] = [];

beforeEach(() => {
  [tabs, shown] = [[], []];
  Object.assign(window, {
    showTextDocument: async (uri: unknown, options: unknown) => {
      tabs.push({ input: new TabInputText(uri) });
      shown.push(options);
    },
    tabGroups: {
      get all() {
        return [{ tabs }];
      },
      close: async (closed: readonly unknown[]) => void (tabs = tabs.filter((tab) => !closed.includes(tab))),
    },
  });
});

test('What stays is not taken by what is opened next, and both leave the focus where it is', async () => {
  const preview = new Preview('Plan.md');
  await preview.show('# Plan');
  await preview.show('# Plan', { stays: true });
  expect(shown).toEqual([
    { preview: true, preserveFocus: true },
    { preview: false, preserveFocus: true },
  ]);
});

test('What a window before has left is closed, and nothing that this one shows or that is of others', async () => {
  const left = {
    input: new TabInputText({ scheme: 'slipway-preview', toString: () => 'slipway-preview:/Plan.md?old' }),
  };
  const other = { input: new TabInputText({ scheme: 'file', toString: () => 'file:///a.yaml' }) };
  const preview = new Preview('Plan.md');
  await preview.show('# Plan');
  const [ours] = tabs;
  tabs.push(left, other, { input: undefined });
  await closeLeft();
  expect(tabs).toEqual([ours, other, { input: undefined }]);
  await preview.close();
  expect(tabs).toEqual([other, { input: undefined }]);
});

test('What is shown under a name can be closed, and nothing else', async () => {
  await new Preview('Plan.md').show('# Plan');
  await new Preview('Report.md').show('# Report');
  const [, report] = tabs;
  const other = { input: new TabInputText({ scheme: 'file', path: '/Plan.md', toString: () => 'file:///Plan.md' }) };
  tabs.push(other);
  await closeNamed('Plan.md');
  expect(tabs).toEqual([report, other]);
});

test('It knows the address that it is shown at', async () => {
  const [preview, other] = [new Preview('Plan.md'), new Preview('Plan.md')];
  await preview.show('# Plan');
  const { input } = tabs[0] as { readonly input: { readonly uri: Uri } };
  expect([preview.isAt(input.uri), other.isAt(input.uri)]).toEqual([true, false]);
});
