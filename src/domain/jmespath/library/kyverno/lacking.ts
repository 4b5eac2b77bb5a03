import type { Missing } from '../../../missing.ts';
import { Trouble } from '../function.ts';

/** What a function asks for lies elsewhere: nobody knows its value here. */
export function lacking(name: string, missing: Missing): Trouble {
  const what = missing.name === '' ? things[missing.kind] : `${things[missing.kind]} "${missing.name}"`;
  return new Trouble('unavailable', `"${name}" asks for ${what}, which is not known here.`, missing);
}

const things: Readonly<Record<Missing['kind'], string>> = {
  configMap: 'the ConfigMap',
  resource: 'the resource',
  apiCall: 'the API call',
  image: 'the image',
  globalContext: 'the global context entry',
  namespaceLabels: 'the labels of the namespace',
  clock: 'the present time',
  random: 'chance: a text like',
  signature: 'the signature',
  http: 'the address of',
  mutation: 'the mutation',
};
