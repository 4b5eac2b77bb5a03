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

/** Git keeps for ever what was committed once: the value itself is to be changed then. */
async function committed({ uri }: vscode.TextDocument): Promise<Cleaning[]> {
  const commits = await commitsOf(uri);
  if (commits === 0) return [];
  return [
    {
      label: vscode.l10n.t('Change the Values Too'),
      detail:
        commits === 1
          ? vscode.l10n.t('The file is in a commit, and Git keeps what was committed: treat the values as known.')
          : vscode.l10n.t('The file is in commits, and Git keeps what was committed: treat the values as known.'),
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

async function commitsOf(uri: vscode.Uri): Promise<number> {
  const git = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (git?.isActive !== true) return 0;
  try {
    const repository = git.exports.getAPI(1).getRepository(uri);
    return (await repository?.log({ path: uri.fsPath, maxEntries: 2 }))?.length ?? 0;
  } catch {
    // A repository without a commit, or a Git extension that is switched off: nothing is known of commits.
    return 0;
  }
}

function exclude({ uri }: vscode.TextDocument): Thenable<void> {
  const settings = vscode.workspace.getConfiguration('workbench.localHistory', uri);
  const inside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const before = settings.get<Record<string, boolean>>('exclude') ?? {};
  const pattern = inside ? `**/${vscode.workspace.asRelativePath(uri, false)}` : uri.path;
  const target = inside ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  return settings.update('exclude', { ...before, [pattern]: true }, target);
}
