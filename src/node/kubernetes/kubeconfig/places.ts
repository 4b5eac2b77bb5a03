import { delimiter, join, resolve } from 'node:path';

/** Where the kubeconfig of the user is; never anything that a workspace says. */
export interface KubeconfigSource {
  /** A path that the user gave, by an option or a machine setting; it is the only file then. */
  readonly explicit: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Of the process: relative paths of the option and of KUBECONFIG. */
  readonly folder: string;
}

export interface Places {
  /** Absolute, the first wins. */
  readonly files: readonly string[];
  /** A file that is missing is left out, but for one that was asked for by name. */
  readonly mustExist: boolean;
}

/**
 * The files of a kubeconfig, as client-go finds them (tools/clientcmd/loader.go): the one that was asked for, else those
 * of KUBECONFIG, else `~/.kube/config`.
 */
export function placesOf({ explicit, environment, home, folder }: KubeconfigSource): Places {
  if (explicit !== null) return { files: [resolve(folder, explicit)], mustExist: true };
  const listed = (environment['KUBECONFIG'] ?? '').split(delimiter).filter((path) => path !== '');
  const files = listed.length === 0 ? [join(home, '.kube', 'config')] : listed.map((path) => resolve(folder, path));
  return { files: [...new Set(files)], mustExist: false };
}
