import { goText } from '../goText.ts';
import type { Subject } from './subject.ts';
import { substitute } from './substitute.ts';
import { Trouble } from './trouble.ts';

/** Texts that say something, with a separator between them. */
export function joined(texts: readonly string[], separator: string): string {
  return texts.filter((text) => text !== '').join(separator);
}

/** What Kyverno says of a pattern that does not fit at a path; without a path it is the reason that counts. */
export function patternMessage(subject: Subject, path: string, reason: string): string {
  const { name, message } = subject.rule;
  const tail = path === '' ? `rule ${name} execution error: ${reason}` : `rule ${name} failed at path ${path}`;
  if (message === '') return `validation error: ${tail}`;
  const worded = substituted(message, subject);
  if (worded === null)
    return `validation error: variables substitution error in rule ${name} execution error: ${reason}`;
  return `validation error: ${worded.endsWith('.') ? worded : `${worded}.`} ${tail}`;
}

/** What Kyverno says when none of several patterns fits. */
export function anyPatternMessage(subject: Subject, reasons: readonly string[]): string {
  const { name, message } = subject.rule;
  const told = reasons.join(' ');
  if (message === '') return `validation error: ${told}`;
  const worded = substituted(message, subject);
  if (worded === null) return `validation error: variables substitution error in rule ${name} execution error: ${told}`;
  return `validation error: ${worded.endsWith('.') ? worded : `${worded}.`} ${told}`;
}

/** What Kyverno says of conditions that deny; `own` are their messages. */
export function denyMessage(subject: Subject, own: string): string {
  const { name, message } = subject.rule;
  if (message === '' && own === '') return `validation error: rule ${name} failed`;
  const now = substitute(joined([message, own], '; '), subject.context, subject.meter);
  if (now instanceof Trouble) return own;
  return typeof now.data === 'string'
    ? now.data
    : "the produced message didn't resolve to a string, check your policy definition.";
}

/** Null when a variable has no value. */
function substituted(message: string, { context, meter }: Subject): string | null {
  const now = substitute(message, context, meter);
  return now instanceof Trouble ? null : goText(now.data);
}
