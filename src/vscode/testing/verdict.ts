import * as vscode from 'vscode';
import type { PolicyTestAnswer, PolicyTestRowResult } from '../../domain/policy/suite/told.ts';
import { toRange } from './range.ts';

/** What the Test Explorer says of a row. */
export interface Verdict {
  readonly state: 'passed' | 'failed' | 'errored';
  /** One for each object whose answer is not as expected. */
  readonly messages: readonly vscode.TestMessage[];
}

/** What answers come to: wrong before not judged, and passed only when all are as expected. */
export function verdictOf({ answers, place }: PolicyTestRowResult, uri: vscode.Uri): Verdict {
  const wrong = answers.filter(({ ok }) => !ok);
  const location = new vscode.Location(uri, toRange(place));
  const messages = wrong.map((answer) => Object.assign(messageOf(answer, answers.length > 1), { location }));
  if (wrong.length === 0) return { state: 'passed', messages };
  return { state: wrong.every(isUnjudged) ? 'errored' : 'failed', messages };
}

/** A problem of a whole file, where it begins. */
export function problemAt(sentence: string, uri: vscode.Uri): vscode.TestMessage {
  const message = new vscode.TestMessage(sentence);
  message.location = new vscode.Location(uri, new vscode.Position(0, 0));
  return message;
}

/** `isOne` of several objects is named. What a policy says stands beside what was expected, so that both can be read. */
function messageOf(answer: PolicyTestAnswer, isOne: boolean): vscode.TestMessage {
  const { resource, expected, actual, message } = answer;
  const told = isUnjudged(answer)
    ? vscode.l10n.t('not judged: {0}', message)
    : vscode.l10n.t('expected {0}, got {1}', expected, actual);
  const sentence = isOne ? `${resource}: ${told}` : told;
  if (isUnjudged(answer)) return new vscode.TestMessage(sentence);
  // Where no rule answers there is nothing to compare.
  if (actual === 'none') return new vscode.TestMessage(`${sentence}\n${message}`);
  return vscode.TestMessage.diff(sentence, expected, message === '' ? actual : `${actual}\n${message}`);
}

function isUnjudged({ actual }: PolicyTestAnswer): boolean {
  return actual === 'unjudged';
}
