import { read } from '../../jmespath/value.ts';
import { root } from '../../cel/value/origin.ts';
import { at } from '../../kubernetes/read.ts';
import { textOf } from '../data.ts';
import type { Data } from '../data.ts';
import type { Meter } from '../meter.ts';
import type { Context } from './context.ts';
import type { EntryLoader } from './entries.ts';
import { substitute } from './substitute.ts';
import { Trouble } from './trouble.ts';

/** `configMap`: its data and metadata. Source: kyverno, pkg/engine/context/loaders/configmap.go. */
export const configMapEntry: EntryLoader =
  (entry, name, { externals, namespace: own }) =>
  (context, meter) => {
    const words = `failed to retrieve config map for context entry ${name}: `;
    const asked = textIn(entry, 'name', name, context, meter);
    if (asked instanceof Trouble) return asked.after(words);
    const said = textIn(entry, 'namespace', name, context, meter);
    if (said instanceof Trouble) return said.after(words);
    const namespace = said === '' ? (own === '' ? 'default' : own) : said;
    if (own !== '' && namespace !== own)
      return new Trouble(
        `${words}context entry ${name}: configMap namespace "${namespace}" is different from policy namespace "${own}"`,
      );
    const found = externals.resources?.get('v1', 'configmaps', namespace, asked);
    if (found === undefined || 'unknown' in found)
      return new Trouble('', { missing: { kind: 'configMap', name: `${namespace}/${asked}` } });
    if (found.found === null)
      return new Trouble(`${words}failed to get configmap ${namespace}/${asked} : configmaps "${asked}" not found`);
    const data = { data: at(found.found, 'data') ?? null, metadata: at(found.found, 'metadata') ?? null };
    return read(data, root('configMap'));
  };

function textIn(entry: Data, key: string, name: string, context: Context, meter: Meter): string | Trouble {
  const said = textOf(entry, key);
  const now = substitute(said, context, meter);
  const words = `failed to substitute variables in context ${name} configMap.${key} ${said}: `;
  if (now instanceof Trouble) return now.after(words);
  return typeof now.data === 'string' ? now.data : new Trouble(`${words}expected string, got ${typeof now.data}`);
}
