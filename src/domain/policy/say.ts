import type { Code } from '../code.ts';
import type { Missing } from '../missing.ts';
import type { Outcome } from './outcome.ts';

/** The code of the finding that an outcome is; null for one that nobody has to be told of. */
export function codeOf({ outcome, action, scored, exception, isStopped, missing }: Outcome): Code | null {
  // What takes too long is told of the policy, where it stands.
  if (isStopped) return 'policy/unjudged';
  switch (outcome) {
    case 'pass':
      return null;
    case 'skip':
      return exception === null ? null : 'policy/excepted';
    case 'fail':
      return action === 'enforce' && scored ? 'policy/denied' : 'policy/audited';
    case 'error':
      return 'policy/error';
    case 'unjudged':
      // A policy that changes or makes objects has nothing against this one.
      if (missing.some(({ kind }) => kind === 'mutation')) return null;
      return 'policy/unjudged';
  }
}

/** What an outcome says of an object of a kind, in the words of Kyverno where it has some. */
export function sentenceOf(
  { outcome, action, rule, message, reason, isStopped, missing, exception }: Outcome,
  policy: { readonly kind: string; readonly name: string },
  kind: string,
): string {
  // Which label of a Namespace it is, is said by what it does.
  const who =
    policy.kind === 'Namespace'
      ? `Namespace "${policy.name}"`
      : `Policy "${policy.name}"${rule === '' ? '' : ` (rule: ${rule})`}`;
  if (isStopped) return `${who} is not judged for this ${kind}: it takes more than one evaluation may.`;
  switch (outcome) {
    case 'fail':
      return ended(`${who} ${verbs[action]} this ${kind}: ${message === '' ? 'it says no more' : message}`);
    case 'error':
      return ended(`${who} can't be evaluated on this ${kind}: ${message === '' ? (reason ?? '') : message}`);
    case 'unjudged':
      return missing.length > 0
        ? `${who} is not judged for this ${kind}: it needs ${missing.map(missingWords).join(', ')}.`
        : ended(`${who} is not judged for this ${kind}: ${reason ?? message}`);
    default:
      return `${who} is not asked about this ${kind}: PolicyException "${exception ?? ''}" exempts it.`;
  }
}

const verbs: Readonly<Record<Outcome['action'], string>> = {
  enforce: 'refuses',
  audit: 'audits',
  warn: 'warns about',
};

/** What is missing, as people say it. */
export function missingWords({ kind, name }: Missing): string {
  const [noun, isNamed] = nouns[kind];
  return isNamed && name !== '' ? `${noun} "${name}"` : noun;
}

const nouns: Readonly<Record<Missing['kind'], readonly [noun: string, isNamed: boolean]>> = {
  configMap: ['the ConfigMap', true],
  resource: ['the object', true],
  apiCall: ['an answer of the API to', true],
  image: ['data of the image', true],
  globalContext: ['the global context entry', true],
  namespaceLabels: ['the labels of the namespace', true],
  clock: ['the time', false],
  random: ['random data', false],
  signature: ['signatures of images', false],
  http: ['an answer of', true],
  mutation: ['a change of the object', false],
};

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
