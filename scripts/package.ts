import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { execa } from 'execa';
import manifest from '../package.json' with { type: 'json' };
import { ensureBuilt } from './environment/built.ts';

/* `npm run package`: the extension as VSIX and the command line as npm package, both in out/. */

const root = join(import.meta.dirname, '..');
const out = join(root, 'out');

export const vsix = join(out, `slipway-${manifest.version}.vsix`);
export const tarball = join(out, `slipway-${manifest.version}.tgz`);

export async function makePackages(): Promise<void> {
  await ensureBuilt(root);
  await mkdir(out, { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  await execa('npm', ['pack', '--ignore-scripts', '--pack-destination', out], { cwd: root });
}

if (import.meta.main) {
  await makePackages();
  for (const file of [vsix, tarball]) {
    const { size } = await stat(file);
    process.stdout.write(`${file} ${(size / 1024).toFixed(0)} kB\n`);
  }
}
