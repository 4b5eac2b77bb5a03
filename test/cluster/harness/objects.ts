import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import * as objects from '../../../scripts/cluster/objects.ts';
import type { KubeObject, Reference } from '../../../scripts/cluster/objects.ts';
import { until } from '../../../scripts/cluster/until.ts';
import { as } from './cluster.ts';

/* What the harness, which may do everything, does to the cluster. */

/** Server-side apply with force. Waits for a kind that is just being defined. */
export const apply = (object: KubeObject): Promise<KubeObject> => objects.apply(as('harness'), object);

/** All, in the order given. */
export const applyAll = (all: readonly KubeObject[]): Promise<void> => objects.applyAll(as('harness'), all);

/** The object, or undefined when there is none. */
export const read = (reference: Reference): Promise<KubeObject | undefined> => objects.read(as('harness'), reference);

/** Deletes the object, if there is one, and returns when it is gone. */
export const remove = (reference: Reference): Promise<void> => objects.remove(as('harness'), reference);

/** A merge patch, of the object or of one of its subresources. */
export const patch = (reference: Reference, change: unknown, subresource?: string): Promise<KubeObject> =>
  objects.patch(as('harness'), reference, change, subresource);

/** Gives an object the status that a controller would give it. */
export const setStatus = (object: KubeObject): Promise<KubeObject> => objects.setStatus(as('harness'), object);

/** The object as soon as it is as wanted. */
export function untilObject(
  reference: Reference,
  awaited: string,
  fits: (object: KubeObject) => boolean,
): Promise<KubeObject> {
  return until(`${reference.kind} ${reference.name}: ${awaited}`, async () => {
    const object = await read(reference);
    return object !== undefined && fits(object) ? object : undefined;
  });
}

/**
 * A namespace of its own for one test, which goes when the test has finished; it has its service account, so that Pods can
 * be made in it.
 */
export async function newNamespace(labels: Readonly<Record<string, string>> = {}): Promise<string> {
  const name = `test-${randomBytes(4).toString('hex')}`;
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
  onTestFinished(async () => {
    // Nobody waits until it is empty: the name is never used again.
    await as('harness')('DELETE', `/api/v1/namespaces/${name}`);
  });
  await untilObject(
    { apiVersion: 'v1', kind: 'ServiceAccount', namespace: name, name: 'default' },
    'is there',
    () => true,
  );
  return name;
}
