import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { it } from 'mocha';
import * as vscode from 'vscode';

const runs = 20;

/** The part of the context that `activate` uses. */
type Context = Pick<
  vscode.ExtensionContext,
  'subscriptions' | 'extension' | 'extensionUri' | 'workspaceState' | 'globalState'
>;

type Activate = (context: Context) => void;

/** A memory in which nothing is. */
const empty = {
  keys: () => [],
  get: (_key: string, otherwise?: unknown) => otherwise,
  update: async () => undefined,
  setKeysForSync: () => undefined,
} as vscode.Memento & { setKeysForSync(): void };

/**
 * Times the loading of the entry and `activate()` in the real extension host, before any document has asked for the
 * extension; each run loads the entry anew. Writes the milliseconds to the file that SLIPWAY_FIGURES names.
 */
it('Activation is timed', async () => {
  const extension = vscode.extensions.getExtension('slipway.slipway');
  if (extension === undefined) throw new Error('The extension is not there');
  const folder = extension.extensionUri;
  const entry = join(folder.fsPath, 'dist', 'extension.cjs');
  const require = createRequire(entry);
  const figures: { readonly load: number; readonly activate: number }[] = [];
  for (let run = 0; run < runs; run++) {
    for (const path of Object.keys(require.cache))
      if (path.startsWith(join(folder.fsPath, 'dist'))) delete require.cache[path];
    const subscriptions: vscode.Disposable[] = [];
    const start = performance.now();
    const { activate } = require(entry) as { readonly activate: Activate };
    const loaded = performance.now();
    activate({ subscriptions, extension, extensionUri: folder, workspaceState: empty, globalState: empty });
    figures.push({ load: loaded - start, activate: performance.now() - loaded });
    for (const subscription of subscriptions) subscription.dispose();
  }
  await writeFile(process.env['SLIPWAY_FIGURES'] ?? '', JSON.stringify(figures));
});
