import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { EditorOptions } from './options.ts';

/** Opens the workspace in the desktop's own VS Code, and returns when its window is closed. */
export async function openDesktop(code: string, options: EditorOptions, end: AbortSignal): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'slipway-'));
  const trust = options.trust === 'granted' ? ['--disable-workspace-trust'] : [];
  const env = typeof options.kubeconfig === 'string' ? { KUBECONFIG: options.kubeconfig } : {};
  const run = (args: string[]) => execa(code, args, { env, stdio: ['ignore', 2, 2], cancelSignal: end });
  try {
    if ('vsix' in options.extension) {
      const place = ['--extensions-dir', join(home, 'extensions'), '--user-data-dir', join(home, 'data')];
      await run([...place, '--install-extension', options.extension.vsix]);
      await run([...place, ...trust, '--wait', options.workspace]);
    } else {
      const extension = `--extensionDevelopmentPath=${options.extension.development}`;
      await run([extension, ...trust, '--new-window', '--wait', options.workspace]);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
