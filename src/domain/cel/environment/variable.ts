import type { Environment } from '../check/environment.ts';
import { messageOf } from '../type.ts';
import type { ObjectType, Type } from '../type.ts';

/** How expressions call the values that a policy has named. */
const all = 'variables';

/** An environment that gets to know one value of a policy after the other. */
export interface Growing {
  /** What has been declared by the time that it is asked; it stays the same object, for copies would take time. */
  readonly environment: Environment;
  /**
   * Expressions read the value as `variables.<name>`, of the type that its own expression came out with. A name that
   * stands there already gets the new type.
   */
  readonly declare: (name: string, type: Type) => void;
}

/** The same environment, which is left as it is, with room for the values of a policy. */
export function growing(environment: Environment): Growing {
  const known = environment.variables.get(all);
  const variables = new Map(environment.variables);
  const fields = new Map(known?.kind === 'object' ? known.fields : []);
  const name = known?.kind === 'object' ? known.name : all;
  const type: ObjectType = { ...messageOf(name, {}), fields };
  return {
    environment: { ...environment, variables },
    declare: (field, its) => {
      fields.set(field, its);
      variables.set(all, type);
    },
  };
}
