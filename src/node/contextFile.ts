import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { reasonOf } from './reason.ts';

/** A kubeconfig with nothing in it but which context is the current one. */
export interface ContextFile {
  /** For the variable KUBECONFIG: that file, and those of the user. */
  readonly kubeconfig: string;
  /** It goes, with its folder. */
  remove(): Promise<void>;
}

/**
 * Makes a context the current one for who reads KUBECONFIG, by a private file beside those of the user; why it can't be made,
 * as the end of a sentence. `kubeconfig` is what the variable would be; the file of the home counts when it is empty.
 */
export async function contextFile(
  context: string,
  { kubeconfig, home }: { readonly kubeconfig: string | undefined; readonly home: string | undefined },
): Promise<ContextFile | { readonly problem: string }> {
  const text = { apiVersion: 'v1', kind: 'Config', clusters: [], contexts: [], users: [], 'current-context': context };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-context-'));
    const file = join(folder, 'config');
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      await writeFile(file, `${JSON.stringify(text)}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      await remove();
      throw error;
    }
    const own = kubeconfig || join(home || homedir(), '.kube', 'config');
    // Of several files client-go (kubectl, Helm) takes the first that says it, the client for Python the last.
    return { kubeconfig: [file, own, file].join(delimiter), remove };
  } catch (error) {
    return { problem: `no private file can be made that names the context: ${reasonOf(error)}` };
  }
}
