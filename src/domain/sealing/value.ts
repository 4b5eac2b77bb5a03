import { content } from '../yaml/node.ts';
import type { Node, Pair, ScalarNode } from '../yaml/node.ts';
import { fromBase64 } from '../bytes.ts';
import { Refusal } from './refusal.ts';

export type SecretField = 'data' | 'stringData';

/** The bytes that one entry of a Secret stands for. Refuses what Kubernetes would read otherwise than it is written. */
export function bytesOf({ name, value, key }: Pair, field: SecretField): Uint8Array<ArrayBuffer> {
  checkKey(name, key);
  const text = textOf(value, `"${name}" in ${field}`);
  if (field === 'stringData') return new TextEncoder().encode(text);
  const bytes = fromBase64(text);
  if (bytes === null) {
    const sentence = `The value of "${name}" in data is not base64; text belongs in stringData.`;
    throw new Refusal('seal/bad-base64', sentence, value);
  }
  return bytes;
}

/**
 * The text of a scalar. What YAML 1.1 makes a boolean, a number or null of is refused and never sealed as something
 * else: kubeseal seals "true" for `yes`, and the API server refuses it. `what` names the place in the message.
 */
export function textOf(node: Node, what: string): string {
  const value = content(node);
  if (value.type !== 'scalar') {
    throw badValue(`The value of ${what} is a ${value.type === 'map' ? 'mapping' : 'list'}; text is wanted.`, node);
  }
  if (value.value === null) throw badValue(`The value of ${what} is null; write "" for an empty one.`, node);
  if (typeof value.value !== 'string') {
    throw badValue(`The value of ${what} is a ${typeName(value)} to Kubernetes; put it in quotes.`, node);
  }
  if (!value.value.isWellFormed() || (value.value !== value.text && value.value.includes('\ufffd')))
    throw badValue(`The value of ${what} holds what is no Unicode text; bytes belong in data, as base64.`, node);
  return value.value;
}

/** The key of a value as the API server takes it (apimachinery, IsConfigMapKey), null or what is wrong with it in a sentence. */
export function keyProblem(key: string): string | null {
  if (key === '') return 'A key is empty; it takes letters, digits, "-", "_" and ".".';
  const shown = key.length > 80 ? `${key.slice(0, 80)}…` : key;
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) return `Key "${shown}" holds more than letters, digits, "-", "_" and ".".`;
  if (key.length > 253) return `Key "${shown}" has more than 253 characters.`;
  return key === '.' || key.startsWith('..') ? `Key "${shown}" could be a way out of a folder; rename it.` : null;
}

function checkKey(name: string, key: ScalarNode): void {
  // A merged pair has the key of its merge.
  const isMerge = key.style === 'plain' && key.text === '<<';
  const problem =
    isMerge || key.text === name
      ? keyProblem(name)
      : `Key "${key.text}" is a ${typeName(key)} to Kubernetes; put it in quotes.`;
  if (problem !== null) throw new Refusal('seal/bad-key', problem, key);
}

function badValue(sentence: string, node: Node): Refusal {
  return new Refusal('seal/bad-value', sentence, node);
}

function typeName({ value }: ScalarNode): string {
  return typeof value === 'boolean' ? 'boolean' : 'number';
}
