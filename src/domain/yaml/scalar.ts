import { isBase64 } from '../base64.ts';
import type { ScalarValue } from './node.ts';

/**
 * The value that Kubernetes gives to a plain scalar: YAML 1.1 as `sigs.k8s.io/yaml` reads it
 * (goyaml.v2/resolve.go): `yes` and `on` are booleans, `0777` is octal, dates stay strings.
 */
export function resolvePlain(text: string): ScalarValue {
  switch (kindByFirstCharacter(text)) {
    case 'string':
      return text;
    case 'word':
      return words.get(text) ?? (words.has(text) ? null : text);
    case 'dot':
      return words.get(text) ?? (goFloat.test(text) ? finite(text) : undefined) ?? text;
    case 'number':
      return words.get(text) ?? resolveNumber(text.replaceAll('_', '')) ?? text;
  }
}

export type ScalarTag = 'int' | 'float' | 'bool' | 'null' | 'binary';

/** The value of a scalar that is tagged with a type; undefined when it has another, which is an error to Go. */
export function resolveTagged(text: string, tag: ScalarTag): ScalarValue | undefined {
  const value = resolvePlain(text);
  switch (tag) {
    case 'int':
      return resolveInteger(text.replaceAll('_', '')) === undefined ? undefined : value;
    case 'float':
      return typeof value === 'number' || typeof value === 'bigint' ? value : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'null':
      return value === null ? value : undefined;
    case 'binary':
      return decodeBase64(text.replaceAll(/[\r\n]/g, ''));
  }
}

function decodeBase64(text: string): string | undefined {
  if (!isBase64(text)) return undefined;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0)),
  );
}

/**
 * What JSON calls a key: Go makes names of numbers and booleans (sigs.k8s.io/yaml, convertToJSONableObject).
 * Undefined for null and for an integer that fits only without a sign, which it does not take.
 */
export function nameOf(value: ScalarValue): string | undefined {
  if (value === null || (typeof value === 'bigint' && value > largestSigned)) return undefined;
  if (typeof value !== 'number' || Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf';
}

function kindByFirstCharacter(text: string): 'string' | 'word' | 'dot' | 'number' {
  const code = text.charCodeAt(0);
  if ((code >= 48 && code <= 57) || code === 43 || code === 45) return 'number';
  if (code === 46) return 'dot';
  return text === '' || wordStarts.includes(text.charAt(0)) ? 'word' : 'string';
}

const wordStarts = 'yYnNtTfFoO~';

const words: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

const goFloat = /^\.[0-9]+([eE][-+]?[0-9]+)?$/;
const yamlFloat = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const integer = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/;

function resolveNumber(text: string): number | bigint | undefined {
  const whole = resolveInteger(text);
  if (whole !== undefined) return whole;
  return yamlFloat.test(text) ? finite(text) : undefined;
}

/** To Go, what no float can hold is text. */
function finite(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Go's `ParseInt(text, 0, 64)`, then `ParseUint`: anything larger is no integer. */
function resolveInteger(text: string): number | bigint | undefined {
  const match = integer.exec(text);
  if (match === null) return undefined;
  const [, sign, hexadecimal, binary, octal, decimal] = match;
  const magnitude = BigInt(
    hexadecimal !== undefined
      ? `0x${hexadecimal}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined
          ? `0o${octal}`
          : (decimal ?? '0'),
  );
  const value = sign === '-' ? -magnitude : magnitude;
  const largest = sign === '' ? largestUnsigned : largestSigned;
  if (value > largest || value < -largestSigned - 1n) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

const largestSigned = 2n ** 63n - 1n;
const largestUnsigned = 2n ** 64n - 1n;
