import type { Externals } from '../../cel/value/externals.ts';
import { isList, own, textOf } from '../data.ts';
import type { Data } from '../data.ts';
import { apiCallEntry } from './apiCall.ts';
import { configMapEntry } from './configMap.ts';
import type { Entry } from './context.ts';
import { globalReferenceEntry } from './globalReference.ts';
import { imageRegistryEntry } from './imageRegistry.ts';
import { Trouble } from './trouble.ts';
import { variableEntry } from './variableEntry.ts';

/** What entries may ask the outside for, and on whose behalf. */
export interface Outside {
  readonly externals: Externals;
  /** Of a namespaced policy, which may only look into its own; empty for one of the cluster. */
  readonly namespace: string;
}

/** One kind of entry: how what it says is looked up. */
export type EntryLoader = (entry: Data, name: string, outside: Outside) => Entry['load'];

/** By the key that an entry has besides its name. Source: kyverno, pkg/engine/context/loaders. */
const loaders: ReadonlyMap<string, EntryLoader> = new Map([
  ['variable', variableEntry],
  ['configMap', configMapEntry],
  ['apiCall', apiCallEntry],
  ['globalReference', globalReferenceEntry],
  ['imageRegistry', imageRegistryEntry],
]);

/** The entries of a `context`, in their order. What says nothing that can be looked up says so when it is asked for. */
export function entriesOf(context: Data | undefined, outside: Outside): readonly Entry[] {
  if (!isList(context)) return [];
  return context.map((entry): Entry => {
    const name = textOf(entry, 'name');
    for (const [key, loader] of loaders) {
      const said = own(entry, key);
      if (said !== undefined && said !== null)
        return { name, load: loader(said, name, outside), givesWay: key !== 'variable' };
    }
    return {
      name,
      load: () => new Trouble(`missing ConfigMap|APICall|ImageRegistry|Variable in context entry ${name}`),
    };
  });
}
