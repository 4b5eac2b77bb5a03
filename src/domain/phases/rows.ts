import type { Finding } from '../finding.ts';
import { ofValue, quoted } from '../own/said.ts';
import type { Read } from '../own/read.ts';
import { unknownValue } from '../own/unknown.ts';
import { phaseOf } from '../platform/table.ts';
import type { PhaseFacts, PhaseRule } from './facts.ts';
import { rootRelease } from './spec.ts';

/** Rows that steps and checks name are in the table; Helmfile installs those of this phase that say so. */
export const knownRows: PhaseRule = (facts) => {
  const { phase, rows, text } = facts;
  if (rows === null) return [];
  const applications = { code: 'phase/unknown-name', what: 'application', names: [...rows.keys()] } as const;
  const known = (name: Read<string>): Finding[] =>
    rows.has(name.value) ? [] : [unknownValue(name, applications, text)];
  const steps = phase.steps.flatMap((step) => {
    const helmfile = step.kind?.value === 'helmfile';
    const own = (step.rows ?? []).filter(({ value }) => !(helmfile && value === rootRelease));
    const named = [...own, ...step.secrets.flatMap(({ neededBy }) => neededBy)];
    return [...named.flatMap(known), ...(helmfile ? helmfileRows(step.rows, step.kind, facts) : [])];
  });
  return [...steps, ...phase.checks.flatMap((check) => (check.rows ?? []).flatMap(known))];
};

function helmfileRows(named: readonly Read<string>[] | null, kind: Read<string> | null, facts: PhaseFacts): Finding[] {
  const { rows, number, text } = facts;
  const mine = [...(rows?.values() ?? [])].filter((row) => row.bootstrap && phaseOf(row)?.number === number);
  if (named === null) {
    if (mine.length > 0 || kind === null || number === null) return [];
    return [
      ofValue(
        'phase/unknown-name',
        'No application of this phase has bootstrap: true; there is nothing for Helmfile to install.',
        kind.place,
        text,
      ),
    ];
  }
  return named.flatMap((name): Finding[] => {
    const row = rows?.get(name.value);
    if (row === undefined || mine.includes(row) || number === null) return [];
    const problem = row.bootstrap ? 'belongs to another phase' : 'has no bootstrap: true';
    return [
      ofValue(
        'phase/unknown-name',
        `${quoted(name.value)} ${problem}; Helmfile leaves it to Argo CD.`,
        name.place,
        text,
      ),
    ];
  });
}
