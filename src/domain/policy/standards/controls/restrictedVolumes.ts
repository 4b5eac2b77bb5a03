import type { Control } from '../control.ts';
import type { Pod, Volume } from '../pod.ts';
import { forbidden, violationOf } from '../violation.ts';
import type { FieldError, Violation } from '../violation.ts';
import { allowedSources, otherSources } from '../sources.ts';
import { counted, distinct, quoted } from '../words.ts';

/** Only volumes that come from the cluster. */
export const restrictedVolumes: Control = {
  id: 'restrictedVolumes',
  name: 'Volume Types',
  level: 'restricted',
  revisions: [{ since: 0, check }],
  overrides: 'hostPathVolumes',
};

function check({ volumes }: Pod): Violation | null {
  const bad = volumes.filter(isBad);
  const types = distinct(bad.map((volume) => typeOf(volume) ?? 'unknown'));
  const [verb, noun] = [counted(bad.length, 'uses', 'use'), 'restricted volume type'];
  return violationOf(
    'restricted volume types',
    `${counted(bad.length, 'volume', 'volumes')} ${quoted(bad.map(({ name }) => name))} ${verb} ${counted(types.length, noun, `${noun}s`)} ${quoted(types)}`,
    volumes.flatMap((volume, index) => (isBad(volume) ? [errorOf(volume, index)] : [])),
  );
}

function isBad({ sources }: Volume): boolean {
  return !allowedSources.some(({ name }) => sources.has(name));
}

function typeOf({ sources }: Volume): string | undefined {
  return otherSources.find(({ name }) => sources.has(name))?.name;
}

function errorOf(volume: Volume, index: number): FieldError {
  const type = typeOf(volume);
  if (type !== undefined) return forbidden(['spec', 'volumes', index, type], '');
  // There is no field of that name: the volume itself is the place.
  return { ...forbidden(['spec', 'volumes', index], ''), field: `spec.volumes[${index}].unknown` };
}
