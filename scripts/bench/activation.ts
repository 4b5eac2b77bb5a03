import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Editor } from '../editor/editor.ts';
import { until } from '../editor/until.ts';
import { freshWorkspace } from '../editor/workspace.ts';
import { makePackages, vsix } from '../package.ts';
import { statistics } from './statistics.ts';
import { milliseconds } from './table.ts';
import type { Row } from './table.ts';

const runs = 20;

/** Activation of the packed extension as VS Code itself measures it ("Show Running Extensions"), and sizes. */
export async function activation(dist: string, samples: string): Promise<Row[]> {
  await makePackages();
  const workspace = await freshWorkspace(samples);
  const editor = await Editor.start({ workspace: workspace.folder, extension: { vsix }, trust: 'granted' });
  const times: number[] = [];
  try {
    // The list is sorted by time and draws only the rows that are seen.
    await editor.page.setViewportSize({ width: 1200, height: 4000 });
    await editor.open('apps/whoami/deployment.yaml');
    for (let run = 0; run < runs; run++) {
      await editor.reload();
      times.push(await activationTime(editor));
    }
  } finally {
    await editor.close();
    await workspace.remove();
  }
  return [
    { what: 'activation', who: 'Slipway', value: milliseconds(statistics(times)), bar: '< 20 ms' },
    { what: 'entry chunk', who: 'Slipway', value: await kilobytes(join(dist, 'extension.cjs')), bar: '< 60 kB' },
    { what: 'package (VSIX)', who: 'Slipway', value: await kilobytes(vsix), bar: '< 4 MB' },
  ];
}

/** Reads the row of Slipway in the list of running extensions: "Activation: 7ms". */
async function activationTime(editor: Editor): Promise<number> {
  await editor.open('apps/whoami/deployment.yaml');
  await editor.code.shows('kind: Deployment');
  await editor.run('Developer: Show Running Extensions');
  const row = editor.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Slipway' });
  const time = await until(editor.page, 'the activation time of Slipway', async () => {
    const text = (await row.allTextContents()).join(' ');
    return /Activation: (\d+)\s?ms/.exec(text)?.[1];
  });
  await editor.page.keyboard.press('Escape');
  return Number(time);
}

async function kilobytes(file: string): Promise<string> {
  return `${((await stat(file)).size / 1024).toFixed(0)} kB`;
}
