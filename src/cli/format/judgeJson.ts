import type { JudgeReport } from '../../actions/judge.ts';
import { helpOf } from '../../domain/code.ts';
import type { Finding } from '../../domain/finding.ts';
import { lineStarts } from '../../domain/lines.ts';
import type { LineStarts } from '../../domain/lines.ts';
import type { Outcome } from '../../domain/policy/outcome.ts';
import { stoppedProblem } from '../../domain/policy/problems/stopped.ts';
import { shift } from '../../domain/range.ts';
import type { ManifestObject } from '../../repository/manifest.ts';
import { outcomePlace } from '../../repository/outcomePlace.ts';
import { problemFindings } from '../../repository/policyProblems.ts';
import { slashed } from './json.ts';
import { invalidIn } from './judgeProblems.ts';
import { judgedRows } from './judgeRows.ts';
import type { JudgedRow } from './judgeRows.ts';
import { judgeSummary } from './judgeSummary.ts';
import { printed } from './position.ts';

/** `slipway.judge/1` (docs/command-line.md): one object on one line; `all` has rows of what does not match too. */
export function judgeJson(report: JudgeReport, all: boolean): string {
  const lines = new Map([...report.texts].map(([file, text]) => [file, lineStarts(text)]));
  const rows = judgedRows(report);
  const shown = rows.filter(({ outcome }) => all || outcome !== null);
  return `${JSON.stringify({
    format: 'slipway.judge/1',
    policies: report.policies.map((one) => policyOf(one, lines)),
    outcomes: shown.map((row) => outcomeOf(row, lines)),
    summary: judgeSummary(rows),
  })}\n`;
}

type Lines = ReadonlyMap<string, LineStarts>;

function policyOf({ policy, outcomes, stopped }: JudgeReport['policies'][number], lines: Lines): unknown {
  const { source, kind, namespace, name, problems } = policy;
  return {
    file: slashed(source.file),
    document: source.document,
    apiVersion: source.identity.apiVersion,
    kind,
    namespace,
    name,
    loaded: problems.length === 0,
    matched: outcomes.filter((said) => said.length > 0).length,
    findings: [
      ...invalidIn(policy).map((one) => findingOf(one, source, lines)),
      ...(stopped === null ? [] : problemFindings([stoppedProblem(stopped)], source)).map((one) =>
        findingOf(one, source, lines),
      ),
    ],
  };
}

/** `range` is of the document. */
function findingOf(
  { code, severity, message, pointer, property, range }: Finding,
  source: ManifestObject,
  lines: Lines,
): unknown {
  return {
    code,
    severity,
    message,
    file: slashed(source.file),
    document: source.document,
    item: source.item,
    pointer,
    property,
    range: printed(shift(range, source.start), lines.get(source.file) ?? []),
    related: [],
    help: helpOf(code),
    fixes: [],
  };
}

function outcomeOf({ policy, object, outcome }: JudgedRow, lines: Lines): unknown {
  const { kind, namespace, name } = policy;
  return {
    policy: { kind, namespace, name },
    rule: outcome?.rule ?? '',
    validation: outcome?.validation ?? null,
    resource: {
      file: slashed(object.file),
      document: object.document,
      item: object.item,
      apiVersion: object.identity.apiVersion,
      kind: object.identity.kind,
      namespace: object.placedIn,
      name: object.identity.name,
    },
    ...(outcome === null ? { outcome: 'unmatched' } : verdictOf(outcome, object, policy.source, lines)),
  };
}

function verdictOf(outcome: Outcome, object: ManifestObject, source: ManifestObject, lines: Lines): object {
  const { pointer, property, range, related } = outcomePlace(outcome, object, source);
  const { action, scored, message, reason, missing, assumptions, exception } = outcome;
  return {
    outcome: outcome.outcome,
    action,
    scored,
    message,
    reason,
    missing,
    assumptions,
    exception,
    pointer,
    property,
    range: range === null ? null : printed(range, lines.get(object.file) ?? []),
    related: related.map((place) => ({
      file: slashed(place.file),
      range: printed(place.range, lines.get(place.file) ?? []),
      message: place.message,
    })),
  };
}
