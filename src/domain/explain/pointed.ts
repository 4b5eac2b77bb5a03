import { isMap } from '../kubernetes/read.ts';
import type { Found, Ref } from './explanation.ts';
import { plain, quoted, titled } from './words.ts';

/** What stands at the place of an object that a check points at, when nothing else tells more. Values of Secrets are not looked at. */
export function pointedAt(object: unknown, ref: Ref, pointer: string): readonly Found[] {
  if (pointer === '' || ref.kind === 'Secret') return [];
  const value = shown(valueAt(object, pointer));
  if (value === null) return [];
  // A number alone says nothing.
  const name = pointer.split('/').findLast((step) => !/^\d+$/.test(step)) ?? '';
  return [
    {
      object: ref,
      pointer,
      sentence: `Field ${quoted(pointer)} of ${titled(ref.kind, ref.name)} is ${value}.`,
      short: plain(`${name} ${value}`, 60),
      since: null,
      weight: 'note',
    },
  ];
}

/** Null for what can't be said in a word. */
function shown(value: unknown): string | null {
  switch (typeof value) {
    case 'undefined':
      return 'missing';
    case 'string':
      return quoted(value);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value === null ? 'null' : null;
  }
}

function valueAt(object: unknown, pointer: string): unknown {
  let here = object;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(here)) here = /^\d{1,9}$/.test(name) ? here[Number(name)] : undefined;
    else here = isMap(here) && Object.hasOwn(here, name) ? here[name] : undefined;
  }
  return here;
}
