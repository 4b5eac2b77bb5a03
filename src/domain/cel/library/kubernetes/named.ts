import { isDate } from '../../../schema/format.ts';
import { isUrl } from './goUrl.ts';

/** A format that Kubernetes has a name for: what is wrong with a text, as the API server says it; nothing for a good one. */
export interface NamedFormat {
  readonly name: string;
  readonly problems: (text: string) => readonly string[];
}

/** k8s.io/apiserver, pkg/cel/library/format.go; the sentences are those of k8s.io/apimachinery, pkg/util/validation. */
export const formats: ReadonlyMap<string, NamedFormat> = new Map(
  Object.entries({
    dns1123Label: { name: 'DNS1123Label', problems: label },
    dns1123Subdomain: { name: 'DNS1123Subdomain', problems: subdomain },
    dns1035Label: { name: 'DNS1035Label', problems: oldLabel },
    qualifiedName: { name: 'QualifiedName', problems: qualifiedName },
    dns1123LabelPrefix: { name: 'DNS1123LabelPrefix', problems: (text) => label(asPrefix(text)) },
    dns1123SubdomainPrefix: { name: 'DNS1123SubdomainPrefix', problems: (text) => subdomain(asPrefix(text)) },
    dns1035LabelPrefix: { name: 'DNS1035LabelPrefix', problems: (text) => oldLabel(asPrefix(text)) },
    labelValue: { name: 'LabelValue', problems: labelValue },
    uri: { name: 'URI', problems: (text) => (isUrl(text) ? [] : [`parse ${JSON.stringify(text)}: invalid URI`]) },
    uuid: { name: 'uuid', problems: only(isUuid, 'does not match the UUID format') },
    byte: { name: 'byte', problems: only(isPaddedBase64, 'invalid base64') },
    date: { name: 'date', problems: only(isDate, 'invalid date') },
    datetime: { name: 'datetime', problems: only(isDateTime, 'invalid datetime') },
  } satisfies Readonly<Record<string, NamedFormat>>),
);

function only(is: (text: string) => boolean, problem: string): NamedFormat['problems'] {
  return (text) => (is(text) ? [] : [problem]);
}

const labelForm = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const subdomainForm = `${labelForm}(\\.${labelForm})*`;
const oldLabelForm = '[a-z]([-a-z0-9]*[a-z0-9])?';
const keyForm = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const valueForm = `(${keyForm})?`;

const keyRule =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

function label(text: string): readonly string[] {
  if (hasForm(labelForm, text)) return longer(text, 63, 'characters');
  const isSubdomain = hasForm(subdomainForm, text);
  const rule =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
  const problem = isSubdomain ? 'must not contain dots' : broken(rule, labelForm, 'my-name', '123-abc');
  return [...longer(text, 63, 'characters'), problem];
}

function subdomain(text: string): readonly string[] {
  const rule =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
  return [...longer(text, 253, 'characters'), ...unless(subdomainForm, text, rule, 'example.com')];
}

function oldLabel(text: string): readonly string[] {
  const rule =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
  return [...longer(text, 63, 'characters'), ...unless(oldLabelForm, text, rule, 'my-name', 'abc-123')];
}

function labelValue(text: string): readonly string[] {
  const rule = `a valid label must be an empty string or ${keyRule.slice('must '.length)}`;
  return [...longer(text, 63, 'bytes'), ...unless(valueForm, text, rule, 'MyValue', 'my_value', '12345')];
}

function qualifiedName(text: string): readonly string[] {
  const parts = text.split('/');
  const [first = '', second] = parts;
  const examples = ['MyName', 'my.name', '123-abc'];
  if (parts.length > 2) {
    const rule = broken(`a valid label key ${keyRule}`, keyForm, ...examples);
    return [`${rule} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const name = second ?? first;
  const prefix = second === undefined ? [] : first === '' ? ['must be non-empty'] : subdomain(first);
  const length = name === '' ? ['must be non-empty'] : longer(name, 63, 'bytes');
  return [
    // The one place where that package counts bytes.
    ...prefix.map(
      (problem) => `prefix part ${problem.replace(/no more than 253 characters/, 'no more than 253 bytes')}`,
    ),
    ...[...length, ...unless(keyForm, name, keyRule, ...examples)].map((problem) => `name part ${problem}`),
  ];
}

/** A dash at the end of a prefix is followed by something. */
function asPrefix(text: string): string {
  return text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text;
}

function hasForm(form: string, text: string): boolean {
  return compiled.get(form)?.test(text) === true;
}

const compiled: ReadonlyMap<string, RegExp> = new Map(
  [labelForm, subdomainForm, oldLabelForm, keyForm, valueForm].map((form) => [form, new RegExp(`^(?:${form})$`)]),
);

function unless(form: string, text: string, rule: string, ...examples: readonly string[]): readonly string[] {
  return hasForm(form, text) ? [] : [broken(rule, form, ...examples)];
}

function broken(rule: string, form: string, ...examples: readonly string[]): string {
  return `${rule} (e.g. '${examples.join("',  or '")}', regex used for validation is '${form}')`;
}

function longer(text: string, most: number, unit: 'characters' | 'bytes'): readonly string[] {
  return new TextEncoder().encode(text).length > most ? [`must be no more than ${most} ${unit}`] : [];
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text);
}

function isPaddedBase64(text: string): boolean {
  return text !== '' && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

function isDateTime(text: string): boolean {
  const [date = '', time = ''] = text.toLowerCase().split('t');
  const [, hours = '', minutes = '', seconds = ''] =
    /^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:.[0-9]+)?(?:z|[+-][0-9]{2}:[0-9]{2})$/.exec(time) ?? [];
  return isDate(date) && hours !== '' && hours <= '23' && minutes <= '59' && seconds <= '59';
}
