import type { Finding } from '../finding.ts';
import { ofMissing, ofValue, quoted } from '../platform/said.ts';
import type { Read } from '../platform/read.ts';
import { phaseOf } from '../platform/table.ts';
import type { PhaseFacts, PhaseRule } from './facts.ts';
import { unknown } from './ids.ts';
import type { SameAs, Secret } from './phase.ts';

/** Rows that steps and checks name are in the table; Helmfile installs those of this phase that say so. */
export const knownRows: PhaseRule = (facts) => {
  const { phase, rows, text } = facts;
  if (rows === null) return [];
  const names = [...rows.keys()];
  const known = (name: Read<string>): Finding[] =>
    rows.has(name.value) ? [] : [unknown(name, 'application', names, text)];
  const steps = phase.steps.flatMap((step) => {
    const helmfile = step.kind?.value === 'helmfile';
    const own = (step.rows ?? []).filter(({ value }) => !(helmfile && value === rootRelease));
    const named = [...own, ...step.secrets.flatMap(({ neededBy }) => neededBy)];
    return [...named.flatMap(known), ...(helmfile ? helmfileRows(step.rows, step.kind, facts) : [])];
  });
  return [...steps, ...phase.checks.flatMap((check) => (check.rows ?? []).flatMap(known))];
};

/** The one release that is no row: root never renders itself. */
const rootRelease = 'root-application';

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

/** `sameAs` names a key that some step seals too: only then there is a value to repeat. */
export const knownSecrets: PhaseRule = ({ phase, others, text }) => {
  const all = [phase, ...(others ?? []).flatMap((other) => other.phase ?? [])].flatMap(({ steps }) =>
    steps.flatMap(({ secrets }) => secrets),
  );
  return phase.steps
    .flatMap(({ secrets }) => secrets.flatMap(({ entries }) => entries))
    .flatMap(({ sameAs }) => (sameAs === null ? [] : missing(sameAs, all, text)));
};

function missing({ place, namespace, name, key }: SameAs, all: readonly Secret[], text: string): Finding[] {
  if (namespace === null || name === null || key === null) return [];
  const secret = all.find((one) => one.namespace?.value === namespace.value && one.name?.value === name.value);
  const full = `${namespace.value}/${name.value}`;
  if (secret === undefined)
    return [
      ofMissing(
        'phase/unknown-name',
        `No step seals a Secret ${quoted(full)}, whose value this would be.`,
        place,
        '',
        text,
      ),
    ];
  const keys = secret.entries.map((entry) => entry.key);
  return keys.includes(key.value) ? [] : [unknown(key, `key of the Secret ${quoted(full)}`, keys, text)];
}
