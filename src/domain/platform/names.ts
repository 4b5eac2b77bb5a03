import type { Finding } from '../finding.ts';
import type { PlatformRule } from './facts.ts';
import { phaseFolder } from './file.ts';
import type { Read } from '../own/read.ts';
import { referencesIn } from './reference.ts';
import { ofKey, ofValue, quoted } from '../own/said.ts';
import { twice } from '../own/twice.ts';
import type { TwiceWords } from '../own/twice.ts';
import { unknownKey } from '../own/unknown.ts';

/** A host and a model have names of their own. */
export const ownNames: PlatformRule = ({ platform: { hosts, models }, text }) => [
  ...twice(hosts.map(nameOf), wordsFor('host'), text),
  ...twice(models.map(nameOf), wordsFor('model'), text),
];

/** What is named under `sizes` and `optional` is an application. */
export const knownApplications: PlatformRule = ({ platform: { sizes, optional }, rows, text }) => {
  if (rows === null) return [];
  const known = { code: 'platform/unknown-name', what: 'application', names: [...rows.keys()] } as const;
  return [...sizes, ...optional].flatMap(({ name, place }): Finding[] =>
    rows.has(name) ? [] : [unknownKey(place, known, text)],
  );
};

/** A choice under `optional` decides only what reads it. */
export const readChoices: PlatformRule = ({ platform: { optional }, rows, text }) =>
  optional.flatMap(({ name, place }): Finding[] => {
    const row = rows?.get(name);
    if (row === undefined) return [];
    const read = referencesIn(row.when?.value ?? '').some(({ path }) => path.join('/') === `platform/optional/${name}`);
    const message = `The "when" of ${quoted(name)} does not read this choice: the application is installed whatever it says.`;
    return read ? [] : [ofKey('platform/reference', message, place, text)];
  });

/** The phase that is released exists. */
export const knownPhase: PlatformRule = ({ platform: { releasedPhase }, tree, text }) => {
  const numbers = (tree?.names('phases') ?? []).flatMap((name) => phaseFolder(name)?.number ?? []);
  const last = Math.max(...numbers);
  if (releasedPhase === null || numbers.length === 0 || releasedPhase.value <= last) return [];
  const message = `There is no phase ${releasedPhase.value}; the last one is ${last}.`;
  return [ofValue('platform/unknown-name', message, releasedPhase.place, text)];
};

function nameOf({ name }: { readonly name: Read<string> | null }): Read<string> | null {
  return name;
}

function wordsFor(kind: string): TwiceWords {
  return {
    code: 'platform/name-clash',
    message: (name) => `Two ${kind}s are called ${quoted(name)}.`,
    first: `The first ${kind} of this name.`,
  };
}
