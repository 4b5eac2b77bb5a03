import { isList, isMap, own, type Data, type DataMap } from '../data.ts';
import { goType } from '../goText.ts';
import { parseAnchor, type Anchor } from './anchor.ts';
import { anchorFault, pathText, type Fault, type Trail } from './fault.ts';

/** What judges the values below a key. */
export interface Elements {
  element(resource: Data | undefined, pattern: Data, at: Trail | null, place: Trail | null): Fault | null;
}

/** One key of a map of a pattern, by its anchor (kyverno, pkg/engine/anchor/handlers.go). */
export function judgeKey(
  walk: Elements,
  resource: DataMap,
  key: string,
  pattern: Data,
  parent: Trail | null,
  place: Trail,
): Fault | null {
  const anchor = parseAnchor(key);
  // `+` is for changes alone: here it is a part of the name.
  if (anchor === null || anchor.kind === 'add') return plainKey(walk, resource, key, pattern, parent, place);
  const at = { up: parent, step: anchor.key };
  const value = own(resource, anchor.key);
  if (value === undefined) return anchor.kind === 'condition' ? conditionMissing(at, place) : null;
  return anchored(walk, anchor, value, pattern, at, place);
}

/** A star wants anything but null, and Kyverno says the path of what should have it. */
function plainKey(
  walk: Elements,
  resource: DataMap,
  key: string,
  pattern: Data,
  parent: Trail | null,
  place: Trail,
): Fault | null {
  const value = own(resource, key);
  const at = { up: parent, step: key };
  if (pattern !== '*') return walk.element(value, pattern, at, place);
  if (value !== undefined && value !== null) return null;
  const said = pathText(parent);
  return { kind: 'plain', message: `${said}/${key} not found`, said, at, missing: value === undefined, place };
}

function conditionMissing(at: Trail, place: Trail): Fault {
  const message = "conditional anchor key doesn't exist in the resource";
  return anchorFault('condition', { message, said: pathText(at), at, missing: true, place });
}

/** A key with an anchor that is there. */
function anchored(walk: Elements, { kind }: Anchor, value: Data, pattern: Data, at: Trail, place: Trail): Fault | null {
  switch (kind) {
    case 'negation': {
      const said = pathText(at);
      return anchorFault('negation', { message: `${said} is not allowed`, said, at, missing: false, place });
    }
    case 'existence':
      return existence(walk, value, pattern, at, place);
    case 'condition':
    case 'global': {
      const fault = walk.element(value, pattern, at, place);
      return fault === null ? null : anchorFault(kind, fault);
    }
    case 'equality':
    case 'add':
      return walk.element(value, pattern, at, place);
  }
}

/** Every element of the pattern wants one item at least. */
function existence(walk: Elements, value: Data, pattern: Data, at: Trail, place: Trail): Fault | null {
  const said = pathText(at);
  const refuse = (message: string, where: Trail): Fault => ({
    kind: 'plain',
    message,
    said,
    at,
    missing: false,
    place: where,
  });
  const wants = (what: string): string => `invalid pattern type ${goType(pattern)}: Pattern has to be ${what}`;
  if (!isList(value)) {
    const found = `invalid resource type ${goType(value)}`;
    return refuse(`${found}: Existence ^ () anchor can be used only on list/array type resource`, place);
  }
  if (!isList(pattern)) return refuse(wants('of list to compare against resource'), place);
  for (const [index, one] of pattern.entries()) {
    const here = { up: place, step: index };
    if (!isMap(one)) return refuse(wants('of type map to compare against items in resource'), here);
    const isThere = value.some((item, step) => walk.element(item, one, { up: at, step }, here) === null);
    if (!isThere) return refuse(`existence anchor validation failed at path ${said}`, here);
  }
  return null;
}
