import { opaqueType } from '../opaque.ts';
import type { OpaqueType } from '../opaque.ts';

/** What a variable such as `resource` holds: nothing but the right to ask. */
export type Context = null;

export function contextType(name: string): OpaqueType<Context> {
  return opaqueType<Context>(`${name}.Context`, () => true);
}
