import * as vscode from 'vscode';
import type { Spot } from '../../domain/phases/spec.ts';

/**
 * Where the platform explains its phases: a README beside `phase.yaml`, else the heading of its own README that names
 * the number of the phase. By id; what is explained nowhere is not in it.
 */
export async function documentationOf(
  platform: vscode.Uri,
  phases: readonly { readonly id: string; readonly number: number; readonly spot: Spot }[],
): Promise<ReadonlyMap<string, Spot>> {
  const readme = (await textAt(vscode.Uri.joinPath(platform, 'README.md'))) ?? '';
  const found = await Promise.all(
    phases.map(async ({ id, number, spot }): Promise<(readonly [string, Spot])[]> => {
      const beside = spot.path.replace(/[^/]*$/, 'README.md');
      if (beside !== 'README.md' && (await textAt(vscode.Uri.joinPath(platform, beside))) !== null)
        return [[id, { path: beside, line: 0 }]];
      const line = headingOf(readme, number);
      return line === null ? [] : [[id, { path: 'README.md', line }]];
    }),
  );
  return new Map(found.flat());
}

/** The line (0-based) of the heading that ends in `(phase 2)` or `(phases 1 to 3)`; null when none does. */
export function headingOf(text: string, phase: number): number | null {
  const line = text.split('\n').findIndex((one) => {
    const [, first, last] = /^#{1,6} .*\(phases? (\d{1,4})(?: to (\d{1,4}))?\)\s*$/.exec(one) ?? [];
    return first !== undefined && Number(first) <= phase && phase <= Number(last ?? first);
  });
  return line < 0 ? null : line;
}

async function textAt(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // It is not there: nothing is explained in it.
    return null;
  }
}
