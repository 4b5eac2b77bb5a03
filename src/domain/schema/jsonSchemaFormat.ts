import { isKubernetesDuration } from './duration.ts';
import { isDate, isIPv4, isIPv6, matches } from './format.ts';
import type { Formats } from './format.ts';

const isoDuration = /^P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?)$/;
const time = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:[zZ]|([-+])([01]\d|2[0-3]):([0-5]\d))$/;
const hostname =
  /^(?=.{1,253}$)[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)*$/;

/** What kubeconform's validator (santhosh-tekuri/jsonschema, with its own duration) asserts. */
export const jsonSchemaFormats: Formats = new Map<string, (text: string) => boolean>([
  ['date-time', isDateTime],
  ['date', isDate],
  ['time', isTime],
  ['duration', isDuration],
  ['email', matches(/^[^\s@]+@[^\s@]+$/)],
  ['ipv4', isIPv4],
  ['ipv6', isIPv6],
  ['hostname', matches(hostname)],
  ['uri', isURI],
  ['uuid', matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)],
]);

/** RFC 3339. */
function isDateTime(text: string): boolean {
  return /^.{10}[tT]/.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

/** A leap second is the last of a day in UTC (format.go, validateTime). */
function isTime(text: string): boolean {
  const match = time.exec(text);
  if (match === null) return false;
  const [hour = 0, minute = 0, second = 0] = match.slice(1, 4).map(Number);
  const [, , , , sign = '+', hours = 0, minutes = 0] = match;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? -1 : 1);
  const inUTC = hour * 60 + minute + offset;
  return second < 60 || (inUTC < 0 ? inUTC + minutesADay : inUTC) === minutesADay - 1;
}

const minutesADay = 24 * 60;

/** One of ISO 8601 too (kubeconform, pkg/validator: validateDuration). */
function isDuration(text: string): boolean {
  return isoDuration.test(text) || isKubernetesDuration(text);
}

function isURI(text: string): boolean {
  return /^[a-zA-Z][-+.a-zA-Z0-9]*:[^\s<>"{}|\\^`]*$/.test(text) && URL.canParse(text);
}
