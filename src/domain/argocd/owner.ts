import { annotationOf } from './annotation.ts';
import { listAt, textAt } from '../kubernetes/read.ts';

/** What made an Application and undoes changes of its spec. */
export interface Owner {
  readonly kind: 'ApplicationSet' | 'Application';
  /** Null when it is that of Argo CD itself. */
  readonly namespace: string | null;
  readonly name: string;
}

/**
 * The ApplicationSet that a reference names, else the app-of-apps that the tracking id names:
 * `<application>:<group>/<kind>:<namespace>/<name>`, where an application of another namespace is `<namespace>_<name>`.
 */
export function ownerOf(object: unknown): Owner | null {
  const set = listAt(object, 'metadata', 'ownerReferences').find(
    (one) => textAt(one, 'kind') === 'ApplicationSet' && textAt(one, 'apiVersion').startsWith('argoproj.io/'),
  );
  const namespace = textAt(object, 'metadata', 'namespace');
  if (set !== undefined) return { kind: 'ApplicationSet', namespace, name: textAt(set, 'name') };
  const [instance = '', kind = '', place = ''] = annotationOf(object, 'tracking').split(':');
  // An id that was copied together with the object names somebody else.
  const isOwn = kind === 'argoproj.io/Application' && place === `${namespace}/${textAt(object, 'metadata', 'name')}`;
  if (!isOwn || instance === '') return null;
  const cut = instance.indexOf('_');
  return cut === -1
    ? { kind: 'Application', namespace: null, name: instance }
    : { kind: 'Application', namespace: instance.slice(0, cut), name: instance.slice(cut + 1) };
}
