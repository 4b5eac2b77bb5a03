import { visible } from '../visible.ts';
import { withoutPasswords } from '../withoutPasswords.ts';

/*
 * The last look at what is shown, logged and reported. Nothing of ours puts a secret there; what a tool or a script prints
 * is theirs, and they do. Found by its form, so this is no promise: what has no form is not found.
 */

const hidden = '(hidden)';

/** Forms of secrets, with what is left of them. */
const forms: readonly (readonly [RegExp, string])[] = [
  // age identities: https://c2sp.org/age
  [/AGE-SECRET-KEY-[0-9A-Z-]{10,}/gi, hidden],
  // Tokens that say by their beginning whose they are: GitHub, GitLab, Slack, AWS, and the models' providers.
  [/\bgh[oprsu]_\w{20,}/g, hidden],
  [/\bgithub_pat_\w{20,}/g, hidden],
  [/\bgl[a-z]{1,6}-[\w-]{16,}/g, hidden],
  [/\bxox[abeoprs]-[\w-]{10,}/g, hidden],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, hidden],
  [/\bsk-[\w-]{20,}/g, hidden],
  // JSON Web Tokens (RFC 7519), which service accounts have.
  [/\beyJ[\w-]{5,}\.eyJ[\w-]{5,}\.[\w-]*/g, hidden],
  // A private key as a kubeconfig and a Secret have it: base64 of `-----BEGIN `, and neither CERTIFICATE nor PUBLIC KEY.
  [/LS0tLS1CRUdJTiB(?!D|QVUJM)[\w+/=-]+/g, hidden],
  // Tokens of k3s: https://docs.k3s.io/cli/token
  [/\bK10[0-9a-f]{10,}::\S+/g, hidden],
  [/(\b(?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi, `$1${hidden}`],
  [
    /((?:password|passwd|passphrase|token|api[-_ ]?key|client[-_]?secret|secret[-_]access[-_]key)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|\S+)/gi,
    `$1${hidden}`,
  ],
  [/(--(?:[\w-]*-)?(?:password|passwd|passphrase|token)\s+)(?!-)\S+/gi, `$1${hidden}`],
];

const keyBegins = /-----BEGIN [\w ]*PRIVATE KEY[\w ]*-----/;
const keyEnds = /-----END [\w ]*PRIVATE KEY[\w ]*-----/;

/** A text of many lines without what looks like a secret. */
export function redacted(text: string): string {
  const line = lineRedactor();
  return text
    .split('\n')
    .flatMap((one) => line(one) ?? [])
    .join('\n');
}

/**
 * The same, line by line, for what comes as it is made: a private key goes over several. Null for a line of which nothing
 * is left.
 */
export function lineRedactor(): (line: string) => string | null {
  let isInKey = false;
  return (coloured) => {
    // Colours may stand between the name of a secret and its value.
    const line = coloured.replaceAll(escapes, '');
    if (isInKey) {
      const [end = null] = keyEnds.exec(line) ?? [];
      if (end === null) return null;
      isInKey = false;
      const rest = line.slice(line.indexOf(end) + end.length);
      return rest.trim() === '' ? null : withoutForms(rest);
    }
    const begin = keyBegins.exec(line);
    if (begin === null) return withoutForms(line);
    const after = line.slice(begin.index + begin[0].length);
    const end = keyEnds.exec(after);
    isInKey = end === null;
    const rest = end === null ? '' : after.slice(end.index + end[0].length);
    return withoutForms(`${line.slice(0, begin.index)}${hidden}${rest}`);
  };
}

function withoutForms(line: string): string {
  return forms.reduce((text, [form, left]) => text.replaceAll(form, left), withoutPasswords(line, `${hidden}@`));
}

/** Colours, titles, and other orders to a terminal that are no text (ECMA-48, 5.4 to 5.6). */
// oxlint-disable-next-line no-control-regex -- these are the characters to be found
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]*[0-Z\\^-~])/g;

/** More of a line is of no use to anybody. */
const longest = 2000;

/** What a tool says, as it can be shown: without colours, in one line, nothing in it obeyed. */
export function shownLine(line: string): string {
  const text = visible(line.replaceAll(escapes, '').replaceAll('\t', '    ').trimEnd());
  return text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;
}
