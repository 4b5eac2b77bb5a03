import { field, fields, items, numberAt, textAt } from '../domain/own/read.ts';
import { stepKinds } from '../domain/phases/schema.ts';
import { charsets } from '../domain/phases/secretSpec.ts';
import type { EntrySource, EntrySpec, SecretSpec } from '../domain/phases/secretSpec.ts';
import { risks } from '../domain/phases/spec.ts';
import type { Doing, Spot, StepSpec } from '../domain/phases/spec.ts';
import type { Place } from '../domain/schema/place.ts';
import { Unusable, valueAt, valuesAt, wanted } from './wanted.ts';

/** A step of a `phase.yaml` as data. Throws `Unusable` for one that can't be understood. */
export function stepSpec(place: Place, spot: Spot): StepSpec {
  const id = wanted(place, 'id', spot);
  const risk = valueAt(place, 'risk');
  const base = {
    id,
    title: valueAt(place, 'title') ?? id,
    spot,
    satisfiedBy: valuesAt(place, 'satisfiedBy'),
    when: valueAt(place, 'when'),
    risk: risk === null ? ('none' as const) : oneOf(risks, risk, 'risk', spot),
    undo: valueAt(place, 'undo'),
  };
  return { ...base, ...doing(place, wanted(place, 'kind', spot), spot) };
}

function doing(place: Place, name: string, spot: Spot): Doing {
  const kind = stepKinds.find((one) => one === name);
  if (kind === undefined) throw new Unusable(`"${name}" is no kind of step`, spot);
  switch (kind) {
    case 'host': {
      const input = field(place, 'input');
      return {
        kind,
        script: wanted(place, 'script', spot),
        hosts: wanted(place, 'hosts', spot),
        arguments: valueAt(place, 'arguments'),
        input: input === null ? null : { host: wanted(input, 'host', spot), run: wanted(input, 'run', spot) },
      };
    }
    case 'helmfile':
    case 'applications':
      return { kind, rows: field(place, 'rows') === null ? null : valuesAt(place, 'rows') };
    case 'seal':
      return { kind, secrets: items(field(place, 'secrets')).map((secret) => secretSpec(secret, spot)) };
    case 'command':
      return { kind, run: wanted(place, 'run', spot) };
    case 'manual':
      return { kind, text: wanted(place, 'text', spot) };
    case 'gitops':
    case 'backup':
    case 'restore':
      return { kind };
  }
}

function secretSpec(place: Place, spot: Spot): SecretSpec {
  const labels = fields(field(place, 'labels')).map(
    (label) => [String(label.step), textAt(label)?.value ?? ''] as const,
  );
  return {
    name: wanted(place, 'name', spot),
    namespace: wanted(place, 'namespace', spot),
    file: wanted(place, 'file', spot),
    type: valueAt(place, 'type'),
    labels: Object.fromEntries(labels),
    neededBy: valuesAt(place, 'neededBy'),
    entries: fields(field(place, 'entries')).map((entry) => entrySpec(entry, spot)),
  };
}

function entrySpec(place: Place, spot: Spot): EntrySpec {
  return { key: String(place.step), ...sourceOf(place, spot) };
}

function sourceOf(place: Place, spot: Spot): EntrySource {
  const generate = field(place, 'generate');
  const sameAs = field(place, 'sameAs');
  const how = valueAt(place, 'obtain');
  if (generate !== null) {
    const length = numberAt(field(generate, 'length'))?.value;
    if (length === undefined) throw new Unusable('"generate" has no "length"', spot);
    return { from: 'generate', length, charset: oneOf(charsets, wanted(generate, 'charset', spot), 'charset', spot) };
  }
  if (sameAs !== null) {
    const [namespace, name, key] = ['namespace', 'name', 'key'].map((part) => wanted(sameAs, part, spot));
    return { from: 'sameAs', of: { namespace: namespace ?? '', name: name ?? '', key: key ?? '' } };
  }
  return how === null ? { from: 'value', value: wanted(place, 'value', spot) } : { from: 'obtain', how };
}

function oneOf<Value extends string>(all: readonly Value[], text: string, what: string, spot: Spot): Value {
  const found = all.find((one) => one === text);
  if (found === undefined) throw new Unusable(`"${text}" is no ${what}`, spot);
  return found;
}
