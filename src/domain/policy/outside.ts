import { nothingOutside } from '../cel/value/externals.ts';
import type { Externals, Found, HttpRequest } from '../cel/value/externals.ts';
import { resourcesIn } from './objects.ts';
import type { Objects } from './objects.ts';

/** What stands for a cluster and the world around it. */
export interface Outside {
  readonly objects: Objects;
  /** There are no objects but these. */
  readonly areAll: boolean;
  /** What is said of images, by reference. */
  readonly images: ReadonlyMap<string, unknown>;
  /** Null where nothing is said of the global context. */
  readonly globalContext: Externals['globalContext'];
  /** What servers answer; undefined for what nobody knows. */
  readonly answers: ((request: HttpRequest) => Found | undefined) | null;
}

/** How policies look at it; `note` is told of every object that is taken for one of the cluster. */
export function externalsIn(outside: Outside, note: (assumption: string) => void): Externals {
  const { objects, areAll, images, globalContext, answers } = outside;
  const unknown: Found = { unknown: true };
  return {
    ...nothingOutside,
    resources: resourcesIn(objects, { areAll, note }),
    globalContext,
    imageData: (reference) => (images.has(reference) ? { found: images.get(reference) } : unknown),
    http: answers === null ? null : (request) => answers(request) ?? unknown,
  };
}
