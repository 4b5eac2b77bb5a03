import type { Finding } from '../domain/finding.ts';
import { chartReason, isChart } from '../domain/kubernetes/chart.ts';
import { toFinding } from '../domain/yaml/findings.ts';
import { judgeObject } from './object.ts';
import { anonymous } from './row.ts';
import type { JudgedObject } from './row.ts';
import type { Rules } from './rules.ts';

/** The judgement of one document; offsets are of its own text, so that it holds wherever the text lies. */
export interface JudgedDocument {
  readonly objects: readonly JudgedObject[];
  /** `document` is 0: the stream gives the number. */
  readonly findings: readonly Finding[];
}

/** Parses a document and asks everything that is to be asked of it. Never throws, whatever the text. */
export function judgeDocument(text: string, rules: Rules): JudgedDocument {
  const parsed = rules.parse(text);
  const unreadable = parsed.problems.some(({ code }) => code === 'syntax');
  if (unreadable && rules.skipsTemplates && isTemplate(text)) return skipped(text, templateReason);
  const contents = rules.contents(parsed);
  const problems = contents.problems.map(toFinding);
  const isOfHelm = !rules.missingSchemaIsError && problems.length === 0 && parsed.root !== null && isChart(parsed.root);
  if (isOfHelm) return skipped(text, chartReason);
  if (parsed.root === null && problems.length > 0) return { objects: [broken(text, problems)], findings: problems };
  const objects: JudgedObject[] = [];
  const findings = [...problems];
  for (const candidate of contents.candidates) {
    const judged = judgeObject(
      { ...candidate, text, trustedTo: parsed.trustedTo, unreadable: problems[0]?.message ?? null },
      rules,
    );
    objects.push(judged.object);
    findings.push(...judged.findings);
  }
  return { objects, findings };
}

function broken(text: string, problems: readonly Finding[]): JudgedObject {
  return {
    ...anonymous,
    item: null,
    range: { start: 0, end: text.trimEnd().length },
    status: 'error',
    reason: problems[0]?.message ?? null,
  };
}

/** Text that only Helm makes YAML of. It is never judged as if it were plain. */
export function isTemplate(text: string): boolean {
  return /\{\{-?\s*(\.|\$|if\b|else\b|end\b|include\b|with\b|range\b|define\b|template\b|toYaml\b|tpl\b|\/\*)/.test(
    text,
  );
}

/** What a template will be is not known from its text. */
export const templateReason = 'It is a Helm template: what it will be is not known from its text.';

/** A document of which nothing is said but why. */
export function skipped(text: string, reason: string): JudgedDocument {
  const object: JudgedObject = {
    ...anonymous,
    item: null,
    range: { start: 0, end: text.trimEnd().length },
    status: 'skipped',
    reason,
  };
  return { objects: [object], findings: [] };
}
