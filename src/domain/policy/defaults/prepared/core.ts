import { toBase64 } from '../../../bytes.ts';
import { isMap, listAt, textAt } from '../../../kubernetes/read.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** It has its name as a label, and something to do before it goes (the strategy of namespaces). */
export function namespace(object: JsonMap): JsonMap {
  const metadata = mapOf(object['metadata']);
  const spec = mapOf(object['spec']);
  const name = textAt(metadata, 'name');
  const finalizers = listAt(spec, 'finalizers');
  return {
    ...object,
    metadata:
      name === ''
        ? metadata
        : { ...metadata, labels: { ...mapOf(metadata['labels']), 'kubernetes.io/metadata.name': name } },
    spec: { ...spec, finalizers: finalizers.includes('kubernetes') ? finalizers : [...finalizers, 'kubernetes'] },
  };
}

/** What is written as text becomes data, and wins (Convert_v1_Secret_To_core_Secret). */
export function secret({ stringData, ...object }: JsonMap): JsonMap {
  const data = Object.entries(mapOf(object['data'])).map(([name, value]) => [name, onOneLine(value)]);
  const texts = Object.entries(mapOf(stringData)).map(([name, text]) => [name, base64Of(text)]);
  return data.length + texts.length === 0 ? object : { ...object, data: Object.fromEntries([...data, ...texts]) };
}

/** Of the Secrets that it may use only the names stay (the strategy of service accounts). */
export function serviceAccount(object: JsonMap): JsonMap {
  if (!Array.isArray(object['secrets'])) return object;
  return { ...object, secrets: listAt(object, 'secrets').map(nameAlone) };
}

function nameAlone(reference: unknown): unknown {
  const name = textAt(reference, 'name');
  return isMap(reference) && name !== '' ? { name } : {};
}

function onOneLine(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/[\r\n]/g, '') : value;
}

function base64Of(text: unknown): unknown {
  return typeof text === 'string' ? toBase64(new TextEncoder().encode(text)) : text;
}
