import { globSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '../..');
const entry = 'slipway-tests';

/** Bundles the suites of a folder with the mocha that runs them into one file for the extension host. */
export async function bundleSuites(folder: string): Promise<string> {
  const file = join(root, 'out/vscode-tests', `${folder}.cjs`);
  const suites = globSync(`${folder}/**/*.test.ts`, { cwd: import.meta.dirname }).toSorted();
  const bundle = await rolldown({
    input: entry,
    cwd: root,
    platform: 'node',
    external: ['vscode', 'mocha'],
    plugins: [
      {
        name: 'suites',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) => (id === entry ? entryFor(suites.map((suite) => join(import.meta.dirname, suite))) : undefined),
      },
    ],
  });
  await bundle.write({ file, format: 'cjs', sourcemap: 'inline', codeSplitting: false });
  await bundle.close();
  return file;
}

/** Modules are evaluated in the order of their imports: first mocha stands, then the suites add themselves. */
function entryFor(suites: readonly string[]): string {
  const host = join(import.meta.dirname, 'host.ts');
  return [
    `import { runSuites } from ${JSON.stringify(host)};`,
    ...suites.map((suite) => `import ${JSON.stringify(suite)};`),
    'export const run = () => runSuites();',
  ].join('\n');
}
