import { Trouble } from '../function.ts';

/** What goes wrong in a function, as Kyverno words it (pkg/engine/jmespath/error.go). */
export function failed(name: string, why: string): Trouble {
  return new Trouble('argument', `JMESPath function '${name}': ${why}`);
}

/** An argument that is of none of the types that it may have; arguments are counted from 1. */
export function wrongType(name: string, argument: number, wanted: string): Trouble {
  return failed(name, `argument #${argument} is not of type ${wanted}`);
}
