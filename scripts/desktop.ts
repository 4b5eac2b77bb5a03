import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuites } from '../test/vscode/bundle.ts';
import { freshWorkspace } from './editor/workspace.ts';
import { build } from './build.ts';

/* `npm run test:desktop`: the suites of the extension host in a desktop VS Code, which is downloaded. */

const root = join(import.meta.dirname, '..');
const version = '1.139.1';

await build();
const workspace = await freshWorkspace(join(root, 'samples'));
try {
  process.exitCode = await runTests({
    version,
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuites('inside'),
    extensionTestsEnv: { SLIPWAY_TEST_VSCODE: version },
    launchArgs: [workspace.folder, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  process.stderr.write(`slipway: desktop/download: A desktop VS Code can't be had here: ${String(error)}\n`);
  process.exitCode = 2;
} finally {
  await workspace.remove();
}
