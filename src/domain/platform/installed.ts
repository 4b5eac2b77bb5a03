import { content } from '../yaml/node.ts';
import type { Platform } from './platform.ts';
import { field } from '../own/read.ts';
import { onlyReference, referencesIn } from './reference.ts';
import type { Row } from './table.ts';

/**
 * Whether a row is installed by what `platform.yaml` says now; null when its `when` is more than one reference,
 * which only Helm can answer. Without a table the choice under `optional` decides.
 */
export function isInstalled(name: string, platform: Platform, rows: ReadonlyMap<string, Row> | null): boolean | null {
  const row = rows?.get(name);
  if (rows !== null && row === undefined) return false;
  if (row === undefined) return platform.optional.find((choice) => choice.name === name)?.installed ?? true;
  if (row.when === null) return true;
  const literal = /^\s*(true|false)\s*$/.exec(row.when.value)?.[1];
  if (literal !== undefined) return literal === 'true';
  const reference = onlyReference(row.when.value);
  return reference === null ? null : booleanOf(platform, reference.path);
}

/** Whether a row exists only where there is a card. */
export function onlyWithCard({ when }: Row): boolean {
  return referencesIn(when?.value ?? '').some(({ path }) => path.join('.') === 'platform.gpu.enabled');
}

function booleanOf(platform: Platform, [root, ...path]: readonly string[]): boolean | null {
  if (root !== 'platform') return null;
  let place: Parameters<typeof field>[0] = platform.place;
  for (const step of path) place = field(place, step);
  const node = place === null ? null : content(place.node);
  return node?.type === 'scalar' && typeof node.value === 'boolean' ? node.value : null;
}
