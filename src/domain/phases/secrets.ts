import type { Finding } from '../finding.ts';
import { ofKey, quoted } from '../own/said.ts';
import { unknownValue } from '../own/unknown.ts';
import type { PhaseRule } from './facts.ts';
import type { SameAs, Secret } from './phase.ts';

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
  if (secret === undefined) {
    const message = `No step seals a Secret ${quoted(full)}, whose value this would be.`;
    return [ofKey('phase/unknown-name', message, place, text)];
  }
  const names = secret.entries.map((entry) => entry.key);
  const known = { code: 'phase/unknown-name', what: `key of the Secret ${quoted(full)}`, names } as const;
  return names.includes(key.value) ? [] : [unknownValue(key, known, text)];
}
