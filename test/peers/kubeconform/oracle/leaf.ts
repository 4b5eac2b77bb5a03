/**
 * One thing that is wrong, in the form in which the two tools are compared:
 * what is missing or too much is named by the object and the property, the rest by its place.
 */
export type Leaf = `missing ${string} ${string}` | `extra ${string} ${string}` | `at ${string}`;

export function missing(pointer: string, property: string): Leaf {
  return `missing ${pointer === '' ? '/' : pointer} ${JSON.stringify(property)}`;
}

export function extra(pointer: string, property: string): Leaf {
  return `extra ${pointer === '' ? '/' : pointer} ${JSON.stringify(property)}`;
}

export function at(pointer: string): Leaf {
  return `at ${pointer === '' ? '/' : pointer}`;
}

export type Status = 'valid' | 'invalid' | 'error' | 'skipped' | 'unjudged';

/** What one of the two tools said of one object. */
export interface Verdict {
  readonly kind: string;
  readonly status: Status;
  /** Sorted, each once; empty unless the object is invalid. */
  readonly leaves: readonly Leaf[];
  /** For people: the tool's own words. */
  readonly said: string;
}

export function leafSet(leaves: Iterable<Leaf>): readonly Leaf[] {
  return [...new Set(leaves)].toSorted();
}
