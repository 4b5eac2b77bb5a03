import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import { progress } from './progress.ts';

const sources = ['src/**', 'webview/**', 'syntaxes/**', 'package.json', 'scripts/build.ts'];

/** Builds the bundles in `dist/` when a source is newer than they are, or none are there. */
export async function ensureBuilt(root: string): Promise<void> {
  if (newest(root, sources) > oldest(root, ['dist/**'])) await build(root);
}

/** Builds the bundles in `dist/`. */
export async function build(root: string): Promise<void> {
  const script = join(root, 'scripts/build.ts');
  if (!existsSync(script))
    throw new Failure('build/missing', 'scripts/build.ts is not there, so there is nothing to run.');
  progress('Building…');
  const builder: { build(): Promise<void> } = await import(script);
  await builder.build();
}

function newest(root: string, patterns: string[]): number {
  return Math.max(0, ...changes(root, patterns));
}

function oldest(root: string, patterns: string[]): number {
  const times = changes(root, patterns);
  return times.length === 0 ? -1 : Math.min(...times);
}

function changes(root: string, patterns: string[]): number[] {
  return globSync(patterns, { cwd: root })
    .map((path) => statSync(join(root, path)))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.mtimeMs);
}
