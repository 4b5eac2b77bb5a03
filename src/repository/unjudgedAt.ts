import { mentionsPolicies } from '../domain/policy/mention.ts';
import { roleOf } from '../domain/policy/role.ts';
import { purposeOf, purposeOfRule } from '../domain/policy/purpose.ts';
import { inside, rulesOf } from '../domain/policy/problems/rules.ts';
import type { Steps } from '../domain/policy/outcome.ts';
import type { Range } from '../domain/range.ts';
import { shift } from '../domain/range.ts';
import { split } from '../domain/yaml/split.ts';
import { documentIn } from './manifest.ts';
import type { ManifestDocument } from './manifest.ts';
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
  const chunk = split(stream).findLast(({ start }) => start <= offset);
  // A pointer rests mostly on what is no policy: that is not read.
  if (chunk === undefined || !maySaySo(chunk.text)) return null;
  const at = offset - chunk.start;
  const object = documentIn(chunk.text).objects.findLast(({ node }) => node.start <= at && at <= node.end);
  if (object === undefined) return null;
  const part = partsOf(object).find(({ range }) => range.start <= at && at <= range.end);
  return part === undefined ? null : { range: shift(part.range, chunk.start), sentence: part.sentence };
}

/** Policies of Kubernetes that change objects are recognised, and no policies to those that judge. */
function maySaySo(text: string): boolean {
  return mentionsPolicies(text) || text.includes('MutatingAdmissionPolicy');
}

type Written = ManifestDocument['objects'][number];

/** Offsets are of the document. */
function partsOf(object: Written): readonly UnjudgedAt[] {
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
function partAt({ node }: Written, steps: Steps, whole: boolean, words: string): UnjudgedAt[] {
  const { place, rest } = follow(node, steps);
  if (rest.length > 0 || place.key === null) return [];
  const range = { start: place.key.start, end: whole ? place.node.end : place.key.end };
  return [{ range, sentence: `${words}: it is recognised, and not judged.` }];
}
