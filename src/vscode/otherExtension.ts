import * as vscode from 'vscode';
import { isOfPlatform } from '../domain/platform/file.ts';

/**
 * The name of the extension that already completes Kubernetes in a document; null when there is none.
 * Two sources of completion for one file would show everything twice (redhat-developer/vscode-yaml#483).
 * Of the files of a platform no other extension knows anything.
 */
export function anotherKubernetesMapping(document: vscode.TextDocument): string | null {
  if (isOfPlatform(document.uri.path, document.getText())) return null;
  const yaml = vscode.extensions.getExtension('redhat.vscode-yaml');
  if (yaml === undefined) return null;
  if (vscode.extensions.getExtension('ms-kubernetes-tools.vscode-kubernetes-tools') !== undefined)
    return 'Kubernetes Tools';
  const schemas = vscode.workspace
    .getConfiguration('yaml', document)
    .get<Record<string, string | string[]>>('schemas', {});
  const patterns = Object.entries(schemas).flatMap(([schema, globs]) =>
    schema.toLowerCase().includes('kubernetes') ? globs : [],
  );
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const matches = patterns.some(
    (glob) =>
      vscode.languages.match(
        {
          pattern:
            folder === undefined ? `**/${glob}` : new vscode.RelativePattern(folder, `**/${glob.replace(/^\//, '')}`),
        },
        document,
      ) > 0,
  );
  return matches ? 'YAML' : null;
}
