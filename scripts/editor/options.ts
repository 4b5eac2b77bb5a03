/** What an editor is started with. */
export type EditorOptions = {
  /** The npm version that carries VS Code; the newest that is tested without it. */
  readonly version?: string;
  readonly workspace: string;
  readonly extension: { readonly development: string } | { readonly vsix: string };
  /** `ask`: Workspace Trust as a user has it, so a new folder opens restricted. `granted`: it is off. */
  readonly trust: 'ask' | 'granted';
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The kubeconfig that the extension finds; null when it shall find none. */
  readonly kubeconfig?: string | null;
  /** The home folder of the editor's user; without it a new, empty one. */
  readonly userHome?: string;
  /** A module to run inside the extension host of an extension under development. */
  readonly tests?: string;
  readonly environment?: Readonly<Record<string, string>>;
};
