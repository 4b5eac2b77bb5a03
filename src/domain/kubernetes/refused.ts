import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { refuserOf } from './refuser.ts';
import type { Refuser } from './refuser.ts';
import { done, titleOf } from './written.ts';
import type { Told, Written } from './written.ts';

/** Who does not let something be written, with their words; null where it is a right that is missing, or nobody known. */
export function refused(told: Told, written: Written): Failure | null {
  const { code, message, reason } = told;
  const refuser = refuserOf(message, reason);
  if (refuser.by === 'rbac') return null;
  if (/does not support dry run/.test(message)) return noDryRun(message, written);
  // Whoever stands before the API server has other words.
  if (code === 403 && refuser.by === 'server' && !/ is forbidden: /.test(message)) return null;
  if (refuser.by === 'server' && message === '') return null;
  const { sentence, remedy } = wordsOf(refuser, told, written);
  return failureOf('refused', sentence, { remedy });
}

interface Words {
  readonly sentence: string;
  readonly remedy: string | null;
}

function wordsOf({ by, names }: Refuser, { message, causes }: Told, written: Written): Words {
  const title = titleOf(written);
  const said = saidIn(message);
  const [name = ''] = names;
  const space = written.namespace ?? '';
  switch (by) {
    case 'webhook':
      return {
        sentence: `The webhook "${name}" does not let ${title} be ${done[written.verb]}: ${said}`,
        remedy: 'Change what it names, or ask whoever runs the webhook.',
      };
    case 'policy':
      return {
        sentence: `${names.length === 1 ? `The policy ${name} does` : `The policies ${names.join(', ')} do`} not let ${title} be ${done[written.verb]}: ${said}`,
        remedy: 'Change what the policy names, or make an exception of it.',
      };
    case 'podSecurity':
      return {
        sentence: `Pod Security "${name}" does not let ${title} be ${done[written.verb]}: ${said}`,
        remedy: `Change what it names, or the label pod-security.kubernetes.io/enforce of namespace "${space}".`,
      };
    case 'quota':
      return quota(name, message, written);
    case 'limits':
      return {
        sentence: `A LimitRange of namespace "${space}" does not let ${title} be ${done[written.verb]}: ${said}`,
        remedy: `Change the resources of ${title}, or the LimitRange.`,
      };
    case 'namespace':
      if (/being terminated/.test(message) || causes.some(({ reason }) => reason === 'NamespaceTerminating'))
        return {
          sentence: `Namespace "${space}" is being deleted, and takes no ${title} any more.`,
          remedy: `Wait until it is gone; what it waits for stands in the conditions of: kubectl get namespace ${space} --output yaml`,
        };
      return { sentence: `There is no namespace "${name}" for ${title}.`, remedy: 'Create it first.' };
    default:
      return { sentence: `The API server does not let ${title} be ${done[written.verb]}: ${said}`, remedy: null };
  }
}

/** What is said by whoever refuses, without how the API server introduces it; ends with a full stop. */
function saidIn(message: string): string {
  const said = message
    .replace(/^.*?admission webhook "[^"]*" denied the request(?:: | )/, '')
    .replace(/^\S+ "[^"]*" is forbidden: /, '')
    .replace(/^ValidatingAdmissionPolicy '[^']*' with binding '[^']*' denied request: /, '')
    .replace(/^violates PodSecurity "[^"]*": /, '')
    .trim();
  return ended(said);
}

function ended(said: string): string {
  return /[.!?…]$/.test(said) ? said : `${said}.`;
}

/** `exceeded quota: NAME, requested: pods=1, used: pods=1, limited: pods=1` (plugin/pkg/admission/resourcequota). */
function quota(name: string, message: string, written: Written): Words {
  const place = `${written.namespace === null ? '' : `${written.namespace}/`}${name}`;
  const remedy = `Raise ResourceQuota ${place}, or remove what is no longer needed in its namespace.`;
  const counts = /requested: (.*?), used: (.*?), limited: (.*)$/.exec(message);
  if (counts === null)
    return {
      sentence: `The quota ${place} does not let ${titleOf(written)} be ${done[written.verb]}: ${ended(message.replace(/^.*?failed quota: [^:]*: /, ''))}`,
      remedy: 'Say these resources, or give the namespace a LimitRange with defaults.',
    };
  const [requested, used, limited] = counts.slice(1).map(amounts);
  const wants = [...(requested ?? [])].map(
    ([resource, amount]) =>
      `${resource}: ${amount} more, ${used?.get(resource) ?? '0'} of ${limited?.get(resource) ?? '0'} used`,
  );
  return { sentence: `The quota ${place} has no room for ${titleOf(written)} (${wants.join('; ')}).`, remedy };
}

function amounts(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(',').map((one) => {
      const at = one.lastIndexOf('=');
      return [one.slice(0, at).trim(), one.slice(at + 1).trim()] as const;
    }),
  );
}

function noDryRun(message: string, written: Written): Failure {
  const name = /admission webhook "([^"]+)"/.exec(message)?.[1] ?? '';
  const sentence = `The webhook "${name}" does not support dry runs: whether ${titleOf(written)} would be ${done[written.verb]} is not known.`;
  return failureOf('webhook', sentence, { remedy: 'Let its sideEffects be None or NoneOnDryRun.' });
}
