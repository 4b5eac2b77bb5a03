import { at, listAt } from '../../kubernetes/read.ts';
import type { Steps } from '../outcome.ts';
import { valueAt } from './change.ts';

/** The fields of a pod's spec that hold containers. */
const lists: ReadonlySet<string | number> = new Set(['containers', 'initContainers', 'ephemeralContainers']);

/** A place in what a pod is made of. */
export interface PodPlace {
  /** The spec of the pod. */
  readonly pod: Steps;
  /** The container; null for a place of the pod itself. */
  readonly container: Steps | null;
  /** From the container, or from the spec. */
  readonly rest: Steps;
}

/** What part of a pod some steps lead to; null where they lead to none. */
export function podPlaceOf(steps: Steps): PodPlace | null {
  const list = steps.findIndex((step, index) => lists.has(step) && typeof steps[index + 1] === 'number');
  const end = list === -1 ? steps.lastIndexOf('spec') + 1 : list;
  if (end === 0) return null;
  const pod = steps.slice(0, end);
  if (list === -1) return { pod, container: null, rest: steps.slice(end) };
  return { pod, container: steps.slice(0, list + 2), rest: steps.slice(list + 2) };
}

/** The other containers of the pod: those in the same list, or all. */
export function besides(container: Steps, data: unknown, which: 'same list' | 'all'): readonly Steps[] {
  const pod = container.slice(0, -2);
  const own = JSON.stringify(container);
  const names = which === 'all' ? [...lists] : container.slice(-2, -1);
  return names
    .flatMap((name) => listAt(valueAt(data, pod), String(name)).map((_one, index) => pod.concat(name, index)))
    .filter((steps) => JSON.stringify(steps) !== own);
}

/** Everything in some data that looks like a container with an image. */
export function imagesIn(data: unknown): readonly { readonly name: string; readonly image: string }[] {
  if (typeof data !== 'object' || data === null) return [];
  const [name, image] = [at(data, 'name'), at(data, 'image')];
  const own = typeof name === 'string' && typeof image === 'string' ? [{ name, image }] : [];
  return [...own, ...Object.values(data).flatMap(imagesIn)];
}
