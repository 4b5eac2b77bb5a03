import { roleOf } from '../domain/policy/role.ts';
import { purposeOf, purposeOfRule } from '../domain/policy/purpose.ts';
import { inside, rulesOf } from '../domain/policy/problems/rules.ts';
import type { Steps } from '../domain/policy/outcome.ts';
import type { Range } from '../domain/range.ts';
import { shift } from '../domain/range.ts';
import { manifestOf } from './manifest.ts';
import type { ManifestObject } from './manifest.ts';
import { follow } from './spotPlace.ts';

/** A part of a policy that is recognised and not judged. */
export interface UnjudgedAt {
  /** Of the file: its key, or its name. */
  readonly range: Range;
  /** What it does instead. */
  readonly sentence: string;
}

/** The part of a policy at an offset of a file that is not judged; null where there is none. Never throws. */
export function unjudgedAt(stream: string, offset: number): UnjudgedAt | null {
  const object = manifestOf('', stream).objects.findLast(
    ({ start, node }) => start + node.start <= offset && offset <= start + node.end,
  );
  if (object === undefined) return null;
  return partsOf(object).find(({ range }) => range.start <= offset && offset <= range.end) ?? null;
}

function partsOf(object: ManifestObject): readonly UnjudgedAt[] {
  const { data, identity } = object;
  const purpose = purposeOf(data);
  if (purpose !== null) return partAt(object, ['kind'], true, `This ${identity.kind} ${purpose}`);
  if (roleOf(identity.group, identity.kind) !== 'classic') return [];
  return rulesOf(data).flatMap((rule) => {
    const does = purposeOfRule(rule.value);
    if (does === null) return [];
    const words = `This rule ${does.does}`;
    return partAt(object, inside(rule, 'name').steps, true, words).concat(
      partAt(object, inside(rule, ...does.path).steps, false, words),
    );
  });
}

/** A key of the object, with its value when it is `whole`. */
function partAt({ node, start }: ManifestObject, steps: Steps, whole: boolean, words: string): UnjudgedAt[] {
  const { place, rest } = follow(node, steps);
  if (rest.length > 0 || place.key === null) return [];
  const range = { start: place.key.start, end: whole ? place.node.end : place.key.end };
  return [{ range: shift(range, start), sentence: `${words}: it is recognised, and not judged.` }];
}
