/** Formats that are asserted, by name; a format that is not here says nothing. */
export type Formats = ReadonlyMap<string, (text: string) => boolean>;

const dateTime =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[tT]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([zZ]|[-+]([01]\d|2[0-3]):[0-5]\d)$/;
const date = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const time = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([zZ]|[-+]([01]\d|2[0-3]):[0-5]\d)$/;
/** Go's `time.ParseDuration`. */
const goDuration = /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const isoDuration = /^P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?)$/;
const email = /^[^\s@]+@[^\s@]+$/;
const ipv4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/;
const hostname =
  /^(?=.{1,253}$)[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?(\.[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?)*$/;
const uuid = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
const mac = /^([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}$/;
const base64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const matches = (pattern: RegExp) => (text: string) => pattern.test(text);

/** What the API server checks in structural schemas (apiextensions-apiserver, supportedFormats). */
export const kubernetesFormats: Formats = new Map<string, (text: string) => boolean>([
  ['date-time', isDateTime],
  ['date', isDate],
  ['duration', matches(goDuration)],
  ['email', matches(email)],
  ['ipv4', matches(ipv4)],
  ['ipv6', isIPv6],
  ['cidr', isCIDR],
  ['mac', matches(mac)],
  ['hostname', matches(hostname)],
  ['uri', isURI],
  ['uuid', matches(uuid)],
  ['byte', (text) => base64.test(text.replaceAll(/[\r\n]/g, ''))],
]);

/** What kubeconform's validator (santhosh-tekuri/jsonschema, with its own duration) asserts. */
export const jsonSchemaFormats: Formats = new Map<string, (text: string) => boolean>([
  ['date-time', isDateTime],
  ['date', isDate],
  ['time', matches(time)],
  ['duration', (text) => goDuration.test(text) || isoDuration.test(text)],
  ['email', matches(email)],
  ['ipv4', matches(ipv4)],
  ['ipv6', isIPv6],
  ['hostname', matches(hostname)],
  ['uri', isURI],
  ['uuid', matches(uuid)],
]);

function isDateTime(text: string): boolean {
  return dateTime.test(text) && isDate(text.slice(0, 10));
}

function isDate(text: string): boolean {
  if (!date.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isIPv6(text: string): boolean {
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

function isCIDR(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  if (more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length)) return false;
  return (ipv4.test(address) && Number(length) <= 32) || (isIPv6(address) && Number(length) <= 128);
}

function isURI(text: string): boolean {
  return /^[a-zA-Z][-+.a-zA-Z0-9]*:[^\s<>"{}|\\^`]*$/.test(text) && URL.canParse(text);
}
