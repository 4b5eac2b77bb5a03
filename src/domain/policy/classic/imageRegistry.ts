import { root } from '../../cel/value/origin.ts';
import { read } from '../../jmespath/value.ts';
import { textOf } from '../data.ts';
import { goText } from '../goText.ts';
import type { EntryLoader } from './entries.ts';
import { substitute } from './substitute.ts';
import { Trouble } from './trouble.ts';

/** `imageRegistry`: what a registry says about an image. Source: kyverno, pkg/engine/context/loaders/imagedata.go. */
export const imageRegistryEntry: EntryLoader =
  (entry, name, { externals }) =>
  (context, meter) => {
    const said = textOf(entry, 'reference');
    const reference = substitute(said, context, meter);
    if (reference instanceof Trouble)
      return reference.after(`ailed to substitute variables in context entry ${name} ${said}: `);
    if (typeof reference.data !== 'string')
      return new Trouble(`invalid image reference ${goText(reference.data)}, image reference must be a string`);
    const found = externals.imageData?.(reference.data);
    if (found === undefined || 'unknown' in found)
      return new Trouble('', { missing: { kind: 'image', name: reference.data } });
    const value = read(found.found, root('image'));
    const asked = textOf(entry, 'jmesPath');
    if (asked === '') return value;
    const query = substitute(asked, context, meter);
    if (query instanceof Trouble)
      return query.after(`failed to substitute variables in context entry ${name} ${asked}: `);
    const inside = context.apply(goText(query.data), value, meter);
    return inside instanceof Trouble
      ? inside.after(`failed to apply JMESPath (${asked}) results to context entry ${name}, error: `)
      : inside;
  };
