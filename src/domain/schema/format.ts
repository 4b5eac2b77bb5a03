import { isBase64 } from '../base64.ts';
import { isKubernetesDuration } from './duration.ts';

/** Formats that are asserted, by name; a format that is not here says nothing. */
export type Formats = ReadonlyMap<string, (text: string) => boolean>;

export const noFormats: Formats = new Map();

const date = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const ipv4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/;

/** What the API server checks in structural schemas, as leniently as it does (k8s.io/kube-openapi, strfmt). */
export const kubernetesFormats: Formats = new Map<string, (text: string) => boolean>([
  ['date-time', matches(/^\d{4}-\d{2}-\d{2}[tT]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([zZ]|[-+]\d{2}:\d{2})$/)],
  ['date', isDate],
  ['duration', isKubernetesDuration],
  ['email', matches(/[^\s@]@[^\s@]/)],
  ['ipv4', (text) => text.includes('.') && isSloppyIP(text)],
  ['ipv6', (text) => text.includes(':') && isIPv6(text)],
  ['cidr', isSloppyCIDR],
  [
    'mac',
    matches(
      /^([0-9a-f]{2}([:-]))([0-9a-f]{2}\2){4}([0-9a-f]{2}\2[0-9a-f]{2}\2)?[0-9a-f]{2}$|^([0-9a-f]{4}\.){2,3}[0-9a-f]{4}$/i,
    ),
  ],
  ['hostname', matches(/^(?=.{1,255}$)[^\s/:@_-][^\s/:@_]*$/)],
  ['uri', matches(/^([a-z][-+.a-z0-9]*:|\/)[^\s]*$/i)],
  ['uuid', matches(/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i)],
  ['byte', isBase64],
  ['quantity', matches(/^[-+]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][-+]?\d+)?$/)],
]);

/** A format that a regular expression says. */
export function matches(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text);
}

export function isDate(text: string): boolean {
  if (!date.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isIPv4(text: string): boolean {
  return ipv4.test(text);
}

export function isIPv6(text: string): boolean {
  if (!text.includes(':') || /[^0-9a-fA-F:.]/.test(text)) return false;
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return false;
  const groups = [head, tail ?? ''].flatMap((part) => (part === '' ? [] : part.split(':')));
  const last = groups.at(-1) ?? '';
  const embedded = last.includes('.');
  if (embedded && !ipv4.test(last)) return false;
  const words = embedded ? groups.slice(0, -1) : groups;
  const count = words.length + (embedded ? 2 : 0);
  return words.every((word) => /^[0-9a-fA-F]{1,4}$/.test(word)) && (tail === undefined ? count === 8 : count < 8);
}

/** Leading zeros are taken, as Go took them before 1.17 (k8s.io/utils/net, ParseIPSloppy). */
function isSloppyIP(text: string): boolean {
  const parts = text.slice(text.lastIndexOf(':') + 1).split('.');
  const isDotted = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return isDotted && (!text.includes(':') || isIPv6(text));
}

function isSloppyCIDR(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  if (more.length > 0 || !/^\d{1,3}$/.test(length)) return false;
  return address.includes(':') ? isIPv6(address) && Number(length) <= 128 : isSloppyIP(address) && Number(length) <= 32;
}
