import * as vscode from 'vscode';
import type { Place } from '../../domain/policy/suite/told.ts';

/** A place in a file as the editor has it. */
export function toRange({ start, end }: Place): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}
