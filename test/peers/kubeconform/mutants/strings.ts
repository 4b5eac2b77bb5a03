import type { Random } from '../../random.ts';
import type { JsonObject } from '../oracle/json.ts';

/** Strings that fit most patterns and formats that schemas ask for; the first that fits is not always taken. */
const candidates: readonly string[] = [
  'a',
  'abc',
  'web',
  'nginx',
  'a-b',
  'a.b',
  'example.org',
  'example.org/name',
  'A',
  'Abc',
  'ab/cd',
  'x_y',
  'über',
  '日本',
  'a b',
  "it's",
  '8080',
  'true',
  'null',
  '1.5',
  '1',
  '10',
  '1m',
  '10s',
  '1h30m',
  '5Mi',
  '100m',
  '0 0 * * *',
  'v1',
  'v1alpha1',
  'apps/v1',
  '*',
  '1.2.3',
  '10.0.0.1',
  '::1',
  '10.0.0.0/8',
  'https://example.org/a',
  '2024-01-02T03:04:05Z',
  '2024-01-02T03:04:05.678+02:00',
  '2024-01-02',
  'user@example.org',
  '8d3f1c1e-7f4a-4b7e-9c2d-0123456789ab',
  'sha256:0123456789abcdef',
  'YQ==',
  'spec.a',
];

/** A string that the schema takes; undefined when none is known. */
export function stringFor(schema: JsonObject, random: Random): string | undefined {
  const fitting = candidates.filter((candidate) => fits(schema, candidate));
  if (fitting.length > 0) {
    return random.pick(fitting);
  }
  const long = 'a'.repeat(Number(schema['minLength'] ?? 0));
  return fits(schema, long) ? long : undefined;
}

/** A string that the schema refuses by the keyword; undefined when none is known. */
export function misfitFor(schema: JsonObject, keyword: 'pattern' | 'format', random: Random): string | undefined {
  const misfits = ['', ' ', '-', 'A_b', '#', '!', '1x', 'a..b', ...candidates].filter(
    (candidate) => !fits({ [keyword]: schema[keyword] ?? null }, candidate),
  );
  return misfits.length === 0 ? undefined : random.pick(misfits);
}

function fits(schema: JsonObject, text: string): boolean {
  const { pattern, format, minLength, maxLength } = schema;
  const length = Array.from(text).length;
  return (
    length >= Number(minLength ?? 0) &&
    length <= Number(maxLength ?? Infinity) &&
    (typeof pattern !== 'string' || matches(pattern, text)) &&
    (typeof format !== 'string' || (shapes[format]?.test(text) ?? true))
  );
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}

/** Only to make values that fit; what fits is for the oracle to say. */
const shapes: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT.*(Z|[+]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  duration: /^(\d+[smh])+$/,
  email: /^[^@ ]+@[^@ ]+$/,
  ipv4: /^\d+(\.\d+){3}$/,
  ipv6: /^::1$/,
  uri: /^https:/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-/,
  hostname: /^[a-z.]+$/,
  'int-or-string': /./,
};

/** The string as a YAML scalar that is read as a string again. */
export function quoted(text: string): string {
  return isPlain(text) ? text : JSON.stringify(text);
}

/** Whether the text needs no quotes: careful, for a reader of YAML 1.1. */
function isPlain(text: string): boolean {
  return /^[\p{L}/][\p{L}\p{N}./_-]*$/u.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text);
}
