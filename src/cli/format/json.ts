import type { LintedFile } from '../../actions/lint.ts';
import { helpOf } from '../../domain/code.ts';
import type { PolicyTally } from '../../repository/row.ts';
import type { Linted } from './formats.ts';
import { printed } from './position.ts';
import { summarize } from './summary.ts';

/** `slipway.lint/1` (docs/command-line.md): one object on one line. */
export function json({ report, like, version, kubernetesVersion }: Linted): string {
  return `${JSON.stringify({
    format: 'slipway.lint/1',
    version,
    kubernetesVersion,
    documents: report.files.flatMap((file) => documentsOf(file, like)),
    findings: report.files.flatMap(findingsOf),
    suppressed: [],
    summary: summarize(report),
  })}\n`;
}

function documentsOf(file: LintedFile, like: boolean): unknown[] {
  return file.objects.map((object) => ({
    file: slashed(file.path),
    document: object.document,
    item: object.item,
    apiVersion: object.apiVersion,
    kind: object.kind,
    namespace: object.namespace,
    name: object.name,
    range: printed(object.range, file.lines),
    status: object.status,
    reason: object.reason,
    judged: {
      schema: {
        status: object.status === 'valid' || object.status === 'invalid' ? 'judged' : 'unjudged',
        source: object.source?.from ?? null,
        reason: object.reason,
      },
      policy: policyOf(object.policy),
      secrets: like || file.path === '-' ? 'off' : object.kind === '' ? 'unjudged' : 'judged',
    },
  }));
}

function policyOf(tally: PolicyTally | null): unknown {
  if (tally === null || tally.isTried) return { status: 'off', matched: 0, unjudged: 0 };
  const { matched, unjudged } = tally;
  return { status: unjudged === 0 ? 'judged' : 'unjudged', matched, unjudged };
}

function findingsOf(file: LintedFile): unknown[] {
  return file.findings.map(({ code, severity, message, document, item, pointer, property, range, related, fixes }) => ({
    code,
    severity,
    message,
    file: slashed(file.path),
    document,
    item,
    pointer,
    property,
    range: printed(range, file.lines),
    related: related.map((place) => ({
      file: slashed(place.elsewhere?.file ?? file.path),
      range: printed(place.range, place.elsewhere?.lines ?? file.lines),
      message: place.message,
    })),
    help: helpOf(code),
    fixes: fixes.map((fix) => ({
      title: fix.title,
      preferred: fix.preferred,
      edits: fix.edits.map((edit) => ({
        file: slashed(file.path),
        range: printed(edit.range, file.lines),
        newText: edit.newText,
      })),
    })),
  }));
}

export function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
