import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInside } from '../../test/vscode/run.ts';
import { makePackages, vsix } from '../package.ts';
import { statistics } from './statistics.ts';
import { milliseconds } from './table.ts';
import type { Row } from './table.ts';

/** Loading of the entry and `activate()` in the real extension host, and sizes of what is shipped. */
export async function activation(dist: string): Promise<Row[]> {
  await makePackages();
  const folder = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
  const file = join(folder, 'figures.json');
  try {
    await runInside({ folder: 'bench', environment: { SLIPWAY_FIGURES: file } });
    const figures = JSON.parse(await readFile(file, 'utf8')) as { readonly load: number; readonly activate: number }[];
    return [
      {
        what: 'inside activate()',
        who: 'Slipway',
        value: milliseconds(statistics(figures.map(({ activate }) => activate))),
        bar: '< 20 ms',
      },
      {
        what: 'loading of the entry',
        who: 'Slipway',
        value: milliseconds(statistics(figures.map(({ load }) => load))),
        bar: '',
      },
      { what: 'entry chunk', who: 'Slipway', value: await kilobytes(join(dist, 'extension.cjs')), bar: '< 60 kB' },
      { what: 'package (VSIX)', who: 'Slipway', value: await kilobytes(vsix), bar: '< 4 MB' },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function kilobytes(file: string): Promise<string> {
  return `${((await stat(file)).size / 1024).toFixed(0)} kB`;
}
