import type { Finding } from '../finding.ts';
import type { Place } from '../schema/place.ts';
import type { Schema } from '../schema/schema.ts';
import { content } from '../yaml/node.ts';
import { spansIn } from '../yaml/span.ts';
import type { TableFacts, TableRule } from './facts.ts';
import { field, fields, items } from '../own/read.ts';
import { referencesIn } from './reference.ts';
import type { Reference } from './reference.ts';
import { ofValue, orElse, quoted } from '../own/said.ts';
import { platformSchema } from './schema.ts';
import { resolved } from '../own/definitions.ts';
import { near } from '../own/near.ts';

/** Template text reads keys that `platform.yaml` and the table have: from others Helm makes an empty value, or fails. */
export const references: TableRule = (facts) =>
  facts.own.flatMap(({ when, site }) =>
    [...(when === null ? [] : [when.place]), ...scalars(site)].flatMap((place) => inScalar(place, facts)),
  );

function inScalar(place: Place, facts: TableFacts): Finding[] {
  const node = content(place.node);
  if (node.type !== 'scalar' || typeof node.value !== 'string') return [];
  const template = node.value;
  let spans: ReturnType<typeof spansIn> | undefined;
  return referencesIn(template)
    .slice(0, most)
    .flatMap((reference): Finding[] => {
      const miss = missedBy(reference, facts);
      if (miss === null) return [];
      const name = miss.path.join('.');
      const parent = miss.path.slice(0, -1).join('.');
      const guess = near(miss.path.at(-1) ?? '', miss.known);
      const message = `${quoted(template.slice(reference.start, reference.end))} reads ${quoted(name)}, which ${parent} does not have${orElse(guess, '.')}`;
      const finding = ofValue('platform/reference', message, place, facts.text);
      spans ??= spansIn(node, facts.text);
      const span = place.node === node ? spans(reference) : null;
      return [span === null ? finding : { ...finding, range: span }];
    });
}

/** More of them in one value helps nobody. */
const most = 100;

/** The first step of a path that leads nowhere, and what there is instead. */
interface Miss {
  readonly path: readonly string[];
  readonly known: readonly string[];
}

function missedBy({ path, guarded }: Reference, { platform, rows }: TableFacts): Miss | null {
  const [root, ...steps] = path;
  if (root === 'applications') {
    const [name] = steps;
    return name === undefined || rows.has(name) ? null : { path: path.slice(0, 2), known: [...rows.keys()] };
  }
  let schema: Schema | undefined = platformSchema.properties?.['platform'];
  let place: Place | null = platform?.place ?? null;
  for (const [index, step] of steps.entries()) {
    const here: Schema = resolved(schema ?? {}, platformSchema);
    const property: Schema | undefined = here.properties?.[step];
    const values = typeof here.additionalProperties === 'object' ? here.additionalProperties : undefined;
    const actual: Place | null = field(place, step);
    const miss = (): Miss => ({ path: path.slice(0, index + 2), known: namesIn(here, place) });
    // What is read of a list can't be told.
    if (property === undefined && values === undefined) return here.type === 'array' ? null : miss();
    const certain = property !== undefined && here.required?.includes(step) === true;
    if (actual === null && place !== null && !certain && !guarded) return miss();
    schema = property ?? values;
    place = actual;
  }
  return null;
}

/** What the schema names, and what is written. */
function namesIn({ properties }: Schema, place: Place | null): readonly string[] {
  return [...new Set([...Object.keys(properties ?? {}), ...fields(place).map(({ step }) => String(step))])];
}

/** All scalars below a place. */
function scalars(place: Place | null): readonly Place[] {
  if (place === null) return [];
  const node = content(place.node);
  if (node.type === 'scalar') return [place];
  return [...fields(place), ...items(place)].flatMap(scalars);
}
