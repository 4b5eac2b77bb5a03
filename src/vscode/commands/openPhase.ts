import * as vscode from 'vscode';
import type { CheckResult, PhaseResult } from '../../domain/phases/result.ts';
import type { Spot } from '../../domain/phases/spec.ts';
import { found, referenceOf } from '../phases/node.ts';
import type { CommandServices } from './commands.ts';

/** Opens the place that mends a check: the values of the Application that is at fault, else where the check is written. */
export async function openManifest({ phases }: CommandServices, target: unknown): Promise<void> {
  const { session } = await phases.phases();
  const reference = referenceOf(target);
  const here = reference === null ? null : found(session.results, reference);
  if (here === null || session.platform === null) return;
  const spot = here.check === null ? here.phase.spot : await mends(session.platform, here.phase, here.check);
  await open(session.platform, spot);
}

/** Opens the page that explains the phase of a row. */
export async function openDocumentation({ phases }: CommandServices, target: unknown): Promise<void> {
  const { session } = await phases.phases();
  const reference = referenceOf(target);
  const spot = reference === null ? undefined : session.documentation(reference.phase);
  if (spot !== undefined && session.platform !== null) await open(session.platform, spot);
}

/** Shows everything that is known of a check, or of a phase. */
export async function showEvidence({ phases }: CommandServices, target: unknown): Promise<void> {
  const { evidence } = await phases.phases();
  const reference = referenceOf(target);
  if (reference !== null) await evidence.show(reference);
}

/** Puts the same into the clipboard. */
export async function copyCheck({ phases }: CommandServices, target: unknown): Promise<void> {
  const { evidence } = await phases.phases();
  const reference = referenceOf(target);
  if (reference !== null) await vscode.env.clipboard.writeText(await evidence.text(reference));
}

async function mends(platform: vscode.Uri, phase: PhaseResult, { culprits, spot }: CheckResult): Promise<Spot> {
  const application = culprits.find(({ kind }) => kind === 'Application');
  if (application === undefined) return spot;
  // A name of the cluster leads nowhere else than into a folder of this name beside the phase.
  if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(application.name)) return spot;
  const path = phase.spot.path.replace(/[^/]*$/, `${application.name}/values.yaml`);
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(platform, path));
    return { path, line: 0 };
  } catch {
    return spot;
  }
}

async function open(platform: vscode.Uri, { path, line }: Spot): Promise<void> {
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(platform, path), { preview: true, selection });
}
