import * as vscode from 'vscode';
import type { Position, Range, ShowFailuresArguments } from '../../protocol.ts';

/** Shows in a peek what fails a policy, or else has no verdict or needs none; the arguments are those of its lens. */
export async function showFailures(...[uri, at, places]: ShowFailuresArguments): Promise<void> {
  const locations = places.map((place) => new vscode.Location(vscode.Uri.parse(place.uri, true), rangeOf(place.range)));
  const policy = vscode.Uri.parse(uri, true);
  await vscode.commands.executeCommand('editor.action.showReferences', policy, positionOf(at), locations);
}

function rangeOf({ start, end }: Range): vscode.Range {
  return new vscode.Range(positionOf(start), positionOf(end));
}

function positionOf({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}
