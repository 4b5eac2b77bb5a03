import * as vscode from 'vscode';

interface Cleaning {
  readonly label: string;
  readonly detail: string;
  readonly run: () => Thenable<unknown>;
}

/** Where plain text remains after it was sealed in an editor, and what can be done about each place. */
export async function cleanUp(document: vscode.TextDocument): Promise<void> {
  const chosen = await vscode.window.showQuickPick(await cleanings(document), {
    title: vscode.l10n.t('Where the Plain Text Remains'),
    placeHolder: vscode.l10n.t('Sealing changes the file; these places keep what it held before'),
    ignoreFocusOut: true,
  });
  await chosen?.run();
}

async function cleanings(document: vscode.TextDocument): Promise<Cleaning[]> {
  return [
    ...(await committed(document)),
    {
      label: vscode.l10n.t('Forget the Undo History'),
      detail: vscode.l10n.t('Reloads the window: no editor can undo then what was done before.'),
      run: () => vscode.commands.executeCommand('workbench.action.reloadWindow'),
    },
    {
      label: vscode.l10n.t('Show Local History'),
      detail: vscode.l10n.t(
        'VS Code keeps a copy of each save in the Timeline; entries can be deleted there one by one.',
      ),
      run: () => vscode.commands.executeCommand('timeline.focus'),
    },
    {
      label: vscode.l10n.t('Delete All Local History…'),
      detail: vscode.l10n.t('Of all files; VS Code asks before it does.'),
      run: () => vscode.commands.executeCommand('workbench.action.localHistory.deleteAll'),
    },
    {
      label: vscode.l10n.t('Keep This File out of Local History'),
      detail: vscode.l10n.t('Adds it to workbench.localHistory.exclude in the settings of the workspace.'),
      run: () => exclude(document),
    },
  ];
}

/** Git keeps for ever what was committed once: only another value helps then. */
async function committed({ uri }: vscode.TextDocument): Promise<Cleaning[]> {
  if (!(await isCommitted(uri))) return [];
  return [
    {
      label: vscode.l10n.t('Show Its Commits'),
      detail: vscode.l10n.t('Git keeps what was committed: treat the values as known, and seal new ones.'),
      run: () => vscode.commands.executeCommand('timeline.focus'),
    },
  ];
}

/** What is used of the API of VS Code's own Git extension, which only runs where the workspace is trusted. */
interface GitApi {
  getRepository(uri: vscode.Uri): {
    log(options: { readonly path: string; readonly maxEntries: number }): Promise<readonly unknown[]>;
  } | null;
}

async function isCommitted(uri: vscode.Uri): Promise<boolean> {
  const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (git?.isActive !== true) return false;
  try {
    const commits = await git.exports.getAPI(1).getRepository(uri)?.log({ path: uri.fsPath, maxEntries: 1 });
    return commits !== undefined && commits.length > 0;
  } catch {
    // A repository without a commit, or a Git extension that is switched off: nothing is known of commits.
    return false;
  }
}

async function exclude({ uri }: vscode.TextDocument): Promise<void> {
  const settings = vscode.workspace.getConfiguration('workbench.localHistory', uri);
  const inside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const written = settings.inspect<Record<string, boolean>>('exclude');
  const before = (inside ? written?.workspaceValue : written?.globalValue) ?? {};
  const pattern = inside ? `**/${literal(vscode.workspace.asRelativePath(uri, false))}` : literal(uri.path);
  const target = inside ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await settings.update('exclude', { ...before, [pattern]: true }, target);
}

/** A path as a glob that matches it alone. */
function literal(path: string): string {
  return path.replaceAll(/[*?{}[\]]/g, '[$&]');
}
