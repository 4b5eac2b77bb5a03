import type { Environment } from '../check/environment.ts';
import { messageOf } from '../type.ts';
import type { Type } from '../type.ts';

/** How expressions call the values that a policy has named. */
const all = 'variables';

/**
 * An environment with one more value that expressions read as `variables.<name>`, of the type that its own expression
 * came out with. A name that stands there already gets the new type.
 */
export function withVariable(environment: Environment, name: string, type: Type): Environment {
  const known = environment.variables.get(all);
  const fields = known?.kind === 'object' ? known.fields : [];
  const next = messageOf(known?.kind === 'object' ? known.name : all, { ...Object.fromEntries(fields), [name]: type });
  return { ...environment, variables: new Map([...environment.variables, [all, next]]) };
}
