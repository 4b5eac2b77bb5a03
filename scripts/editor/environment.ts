import type { Home } from './home.ts';
import type { EditorOptions } from './options.ts';

/** What belongs to the program that starts the editor, or to another editor around it, and not to the user. */
const foreign =
  /^(npm_|VSCODE_|VITEST|ELECTRON_|TEST$|NODE_OPTIONS$|NODE_ENV$|INIT_CWD$|KUBECONFIG$|EXTENSIONS_GALLERY$)/;

/** What leads to the user's own files and keys, and is left out for an editor with a home of its own. */
const personal = /^(XDG_|SSH_AUTH_SOCK$|DBUS_SESSION_BUS_ADDRESS$)/;

/** The environment of the editor: ours without what is foreign, temporary files in its own folder, no marketplace. */
export function editorEnvironment(home: Home, options: EditorOptions): Record<string, string> {
  const dropped = options.userHome === undefined ? [foreign, personal] : [foreign];
  const ours = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(ours.filter(([name]) => !dropped.some((pattern) => pattern.test(name)))),
    HOME: options.userHome ?? home.user,
    TMPDIR: home.temporary,
    EXTENSIONS_GALLERY: '{}',
    ...(typeof options.kubeconfig === 'string' ? { KUBECONFIG: options.kubeconfig } : {}),
    ...options.environment,
  };
}
