import { at, isMap, textAt, textsAt } from '../../kubernetes/read.ts';

/** The `resources` of a filter; what it says nothing of is empty, a selector null. */
export interface Description {
  readonly operations: readonly string[];
  readonly kinds: readonly string[];
  readonly name: string;
  readonly names: readonly string[];
  readonly namespaces: readonly string[];
  readonly annotations: readonly (readonly [string, unknown])[];
  readonly selector: unknown;
  readonly namespaceSelector: unknown;
  /** It says nothing at all. An empty list says nothing, an empty selector does. */
  readonly isEmpty: boolean;
}

/** By parts of rules, which are asked about many objects. */
const known = new WeakMap<object, Description>();

/** What is of another shape reads as nothing. */
export function descriptionOf(resources: unknown): Description {
  if (!isMap(resources)) return nothing;
  const found = known.get(resources);
  if (found !== undefined) return found;
  const description = read(resources);
  known.set(resources, description);
  return description;
}

function read(resources: unknown): Description {
  const [operations, kinds] = [textsAt(resources, 'operations'), textsAt(resources, 'kinds')];
  const [names, namespaces] = [textsAt(resources, 'names'), textsAt(resources, 'namespaces')];
  const name = textAt(resources, 'name');
  const wanted = at(resources, 'annotations');
  const annotations = isMap(wanted) ? Object.entries(wanted) : [];
  const selector = at(resources, 'selector') ?? null;
  const namespaceSelector = at(resources, 'namespaceSelector') ?? null;
  const lists = [operations, kinds, names, namespaces, annotations];
  return {
    operations,
    kinds,
    name,
    names,
    namespaces,
    annotations,
    selector,
    namespaceSelector,
    isEmpty: name === '' && selector === null && namespaceSelector === null && lists.every((one) => one.length === 0),
  };
}

const nothing = read(null);
