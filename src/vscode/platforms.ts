import * as vscode from 'vscode';
import { isPlatformText } from '../domain/platform/file.ts';
import { certificatePath } from '../domain/sealing/keyRecord.ts';

/** More platforms than anybody has open. */
const most = 50;

/** The folders of the platforms in the workspace, in the order of their paths. */
export async function findPlatforms(): Promise<vscode.Uri[]> {
  const files = await vscode.workspace.findFiles('**/platform.yaml', '**/node_modules/**', most);
  const found = await Promise.all(
    files.map(async (file) => ((await isPlatform(file)) ? [vscode.Uri.joinPath(file, '..')] : [])),
  );
  return found.flat().toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a platform has the certificate that secrets are sealed to. */
export async function hasCertificate(platform: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(platform, certificatePath));
    return true;
  } catch {
    return false;
  }
}

/** Other tools call files `platform.yaml` too. */
async function isPlatform(file: vscode.Uri): Promise<boolean> {
  try {
    return isPlatformText(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch {
    // It has gone since it was found, or can't be read: no platform for us.
    return false;
  }
}
