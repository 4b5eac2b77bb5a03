import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '@vscode/vsce';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { product } from './product.ts';
import { needsBuild } from './cli/slipway.ts';

needsBuild();

/** What the template consists of, as far as Git has it. */
const template = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'platform-repo'], {
  cwd: product,
  encoding: 'utf8',
})
  .trimEnd()
  .split('\n')
  .toSorted();

describe('both packages bring the whole template', { timeout: 120_000 }, () => {
  test('The extension', async () => {
    const files = await listFiles({ cwd: product });
    expect(files.filter((path) => path.startsWith('platform-repo/')).toSorted()).toEqual(template);
  });

  test('The npm package; its .gitignore under another name, since npm packs none', () => {
    const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: product,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const [{ files }] = JSON.parse(said) as [{ readonly files: readonly { readonly path: string }[] }];
    const paths = files.map(({ path }) => path);
    const packed = paths.filter((path) => path.startsWith('platform-repo/'));
    expect([...packed, 'platform-repo/.gitignore'].toSorted()).toEqual(template);
    expect(paths).toContain('dist/gitignore.txt');
    expect(readFileSync(join(product, 'dist/gitignore.txt'), 'utf8')).toBe(
      readFileSync(join(product, 'platform-repo/.gitignore'), 'utf8'),
    );
  });

  test('There is one .gitignore, and it lies at the root', () => {
    expect(globSync('platform-repo/**/.{git,npm}ignore', { cwd: product })).toEqual(['platform-repo/.gitignore']);
  });
});

test('The extension brings the grammars that it names', { timeout: 120_000 }, async () => {
  const files = await listFiles({ cwd: product });
  const grammars = manifest.contributes.grammars.map(({ path }) => path.replace(/^\.\//, ''));
  expect(files.filter((path) => path.startsWith('syntaxes/')).toSorted()).toEqual(grammars.toSorted());
});
