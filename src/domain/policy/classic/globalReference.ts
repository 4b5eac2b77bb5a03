import { root } from '../../cel/value/origin.ts';
import { read } from '../../jmespath/value.ts';
import { textOf } from '../data.ts';
import type { EntryLoader } from './entries.ts';
import { substitute } from './substitute.ts';
import { Trouble } from './trouble.ts';

/**
 * `globalReference`: an entry of the global context (`name`, or `name.projection`), or what a query finds in it.
 * Source: kyverno, pkg/engine/context/loaders/globalcontext.go.
 */
export const globalReferenceEntry: EntryLoader =
  (entry, name, { externals, namespace }) =>
  (context, meter) => {
    if (namespace !== '')
      return new Trouble(`context entry ${name}: globalReference is not allowed in namespaced policies`);
    const reference = substitute({ name: textOf(entry, 'name'), jmesPath: textOf(entry, 'jmesPath') }, context, meter);
    if (reference instanceof Trouble) return reference;
    const [asked = '', projection = ''] = textOf(reference.data, 'name').split('.');
    const found = externals.globalContext?.(asked, projection);
    if (found === undefined || 'unknown' in found)
      return new Trouble('', { missing: { kind: 'globalContext', name: asked } });
    const words = `failed to marshal APICall data for context entry ${name}: `;
    if (found.found === null) return new Trouble(`${words}failed to fetch entry key=${asked}`);
    const value = read(found.found, root('globalContext'));
    const query = textOf(reference.data, 'jmesPath');
    if (query === '') return value;
    const inside = context.apply(query, value, meter);
    return inside instanceof Trouble
      ? inside.after(`${words}failed to apply JMESPath ${query} for context entry ${name}: `)
      : inside;
  };
