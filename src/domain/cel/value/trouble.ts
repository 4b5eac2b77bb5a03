import type { Missing } from '../../missing.ts';
import type { Data } from './data.ts';
import { typeNameOf } from './data.ts';
import { words } from './words.ts';

/** Why there is no value, told by what has no place in the text: one sentence. */
export class Trouble {
  readonly code: TroubleCode;
  readonly message: string;
  /** What would have to be known, for the code `missing`; else null. */
  readonly missing: Missing | null;
  /** The same as cel-go says it, which is what Kyverno prints; where that is not known, the message. */
  readonly words: string;

  constructor(code: TroubleCode, message: string, missing: Missing | null = null, itsWords: string = message) {
    this.code = code;
    this.message = message;
    this.missing = missing;
    this.words = itsWords;
  }
}

export type TroubleCode =
  /** A field, key or index that is not there. */
  | 'absent'
  /** No function or operator for values of these types. */
  | 'overload'
  /** A name that nobody declared. */
  | 'unknown'
  /** A number, date or text outside of what its type holds. */
  | 'range'
  /** An argument that does not say what it should: a bad pattern, a text that is no number. */
  | 'argument'
  /** The value is a matter of something that lies elsewhere and that nobody brought. */
  | 'missing'
  /** Steps or memory are used up: nothing is known of the value. */
  | 'budget';

export function outOfRange(message: string, itsWords?: string): Trouble {
  return new Trouble('range', message, null, itsWords);
}

export function badArgument(message: string, itsWords?: string): Trouble {
  return new Trouble('argument', message, null, itsWords);
}

/** What is asked for lies elsewhere: a cluster, a registry, a clock. */
export function lacking(missing: Missing): Trouble {
  const what = missing.name === '' ? whatOf[missing.kind] : `${whatOf[missing.kind]} ${missing.name}`;
  return new Trouble('missing', `The expression asks for ${what}, which is not known here.`, missing);
}

const whatOf: Readonly<Record<Missing['kind'], string>> = {
  configMap: 'the ConfigMap',
  resource: 'the resource',
  apiCall: 'the API call',
  image: 'the image',
  globalContext: 'the global context entry',
  namespaceLabels: 'the labels of the namespace',
  clock: 'the time of the request',
  random: 'a random value',
  signature: 'the signature',
  http: 'the answer of',
  mutation: 'the mutation',
};

export function noOverload(name: string, args: readonly Data[], itsWords: string = words.noOverload): Trouble {
  const given = args.length === 0 ? 'call without arguments' : args.map(typeNameOf).join(' and ');
  return new Trouble('overload', `"${name}" takes no ${given}.`, null, itsWords);
}
