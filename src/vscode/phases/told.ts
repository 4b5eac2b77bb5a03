import * as vscode from 'vscode';
import { nameOfRight } from '../../domain/kubernetes/failure.ts';
import type { CheckResult, Culprit, Evidence, EvidenceRead } from '../../domain/phases/result.ts';

/** A moment as people say it, exact to the second; with the day when it is not today's. */
export function moment(at: Date, now: Date): string {
  const isToday = at.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat(vscode.env.language, {
    timeStyle: 'medium',
    ...(isToday ? {} : { dateStyle: 'medium' }),
  }).format(at);
}

/** `3 × ValidatingPolicy, list at 14:03:12, resourceVersion 41822` */
export function readTold(read: EvidenceRead, now: Date): string {
  return [
    `${read.count} × ${read.kind}`,
    ...(read.namespace === null ? [] : [vscode.l10n.t('namespace {0}', read.namespace)]),
    read.at === null ? read.verb : vscode.l10n.t('{0} at {1}', read.verb, moment(new Date(read.at), now)),
    ...(read.resourceVersion === null ? [] : [`resourceVersion ${read.resourceVersion}`]),
  ].join(', ');
}

/** All that was looked at, a line each, with its own time. */
export function evidenceTold({ reads, files }: Evidence, now: Date): string[] {
  return [...reads.map((read) => readTold(read, now)), ...files];
}

/** `ValidatingPolicy disallow-latest-tag at /spec/validationActions` */
export function culpritTold({ kind, namespace, name, pointer }: Culprit): string {
  const object = `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
  return pointer === '' ? object : vscode.l10n.t('{0} at {1}', object, pointer);
}

/** What else is to be said of a check than its result: why it is not known, and what would help. */
export function reasonsTold({ reason, message, right }: CheckResult): string[] {
  return [
    ...(reason === null || reason === message ? [] : [reason]),
    ...(right === null ? [] : [vscode.l10n.t('It takes the right to {0}.', nameOfRight(right))]),
  ];
}
