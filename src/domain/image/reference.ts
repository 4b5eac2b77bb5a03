import { regex } from '../regex.ts';
import type { Regex } from '../regex.ts';

/** A reference to an image by its parts, each empty where it is not written (github.com/distribution/reference). */
export interface Reference {
  readonly domain: string;
  readonly path: string;
  readonly tag: string;
  readonly digest: string;
}

const part = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const host = String.raw`(?:${part}(?:\.${part})*|\[(?:[a-fA-F0-9:]+)\])(?::[0-9]+)?`;
const segment = '[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*';
const repository = `${segment}(?:/${segment})*`;
const tag = String.raw`\w[\w.-]{0,127}`;
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[[:xdigit:]]{32,}';

const whole = `^(?:(${host})/)?(${repository})(?::(${tag}))?(?:@(${digest}))?$`;

/** The parts of a reference, or the library's message about a text that is none. */
export function parseReference(text: string): Reference | string {
  const [found] = expression().find(text, 1);
  if (found === undefined) return problemOf(text);
  const [domain, path, tagged, digested] = found.groups.map((group) => group ?? '');
  if ((path ?? '').length > longestPath) return 'repository name must not be more than 255 characters';
  const problem = digestProblem(digested ?? '');
  return problem ?? { domain: domain ?? '', path: path ?? '', tag: tagged ?? '', digest: digested ?? '' };
}

const longestPath = 255;

function expression(): Regex {
  const compiled = regex(whole);
  if (compiled === null) throw new Error('The pattern of references is a regular expression.');
  return compiled;
}

function problemOf(text: string): string {
  if (text === '') return 'repository name must have at least one component';
  return expression().test(text.toLowerCase()) ? 'repository name must be lowercase' : 'invalid reference format';
}

/** How many digits the digests have that anybody can check. */
const lengths: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

function digestProblem(text: string): string | null {
  if (text === '') return null;
  const [algorithm = '', digits = ''] = text.split(':');
  const length = lengths.get(algorithm);
  if (length === undefined)
    return /[A-Z]/.test(algorithm) ? 'invalid checksum digest format' : 'unsupported digest algorithm';
  if (digits.length !== length) return 'invalid checksum digest length';
  return /^[a-f0-9]*$/.test(digits) ? null : 'invalid checksum digest format';
}
