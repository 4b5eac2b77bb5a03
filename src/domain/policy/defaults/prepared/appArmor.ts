import { at, isMap, listAt, textAt } from '../../../kubernetes/read.ts';
import { isSame } from '../../../plain.ts';
import type { PlainMap } from '../../../plain.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** Profiles that annotations name become fields of their containers (the strategy of Pods, until annotations are gone). */
export function withAppArmor(spec: JsonMap, annotations: JsonMap): JsonMap {
  if (textAt(spec, 'os', 'name') === 'windows') return spec;
  const ofPod = at(spec, 'securityContext', 'appArmorProfile');
  const lists = ['initContainers', 'containers', 'ephemeralContainers'].filter((name) => Array.isArray(spec[name]));
  const changed = lists.map((list) => [
    list,
    listAt(spec, list).map((container) => (isMap(container) ? confined(container, annotations, ofPod) : container)),
  ]);
  return { ...spec, ...Object.fromEntries(changed) };
}

function confined(container: JsonMap, annotations: JsonMap, ofPod: unknown): JsonMap {
  const context = mapOf(container['securityContext']);
  const written = textAt(annotations, `container.apparmor.security.beta.kubernetes.io/${textAt(container, 'name')}`);
  const profile = profileOf(written);
  const isNews = profile !== null && context['appArmorProfile'] === undefined && !isProfile(profile, ofPod);
  return isNews ? { ...container, securityContext: { ...context, appArmorProfile: profile } } : container;
}

function isProfile(profile: PlainMap, other: unknown): boolean {
  return isMap(other) && isSame(profile, other as PlainMap);
}

/** Null for what names none. */
function profileOf(annotation: string): PlainMap | null {
  if (annotation === 'unconfined') return { type: 'Unconfined' };
  if (annotation === 'runtime/default') return { type: 'RuntimeDefault' };
  const name = annotation.startsWith('localhost/') ? annotation.slice('localhost/'.length) : '';
  const isValid = name !== '' && name.trim() === name && name.length <= longestName;
  return isValid ? { type: 'Localhost', localhostProfile: name } : null;
}

/** Of a path in Linux. */
const longestName = 4095;
