import { splitApiVersion } from '../kubernetes/object.ts';
import type { Outcome } from './outcome.ts';
import type { LoadedPolicy } from './policySet.ts';
import { roleOf } from './role.ts';

/** A policy, an exception or a binding in a text that only Helm makes YAML of. */
export interface Unread {
  readonly is: 'policy' | 'exception' | 'binding';
  readonly text: string;
}

/** What a document that is a Helm template would make of policies, as far as the lines that stand there say; null for nothing. */
export function unreadIn(text: string): Unread | null {
  const group = splitApiVersion(/^apiVersion\s*:\s*["']?([^\s"'#]+)/m.exec(text)?.[1] ?? '').group;
  switch (roleOf(group, /^kind\s*:\s*["']?(\w+)/m.exec(text)?.[1] ?? '')) {
    case 'exception':
    case 'classicException':
      return { is: 'exception', text };
    case 'classic':
    case 'validating':
    case 'admission':
      return { is: 'policy', text };
    case 'binding':
      return { is: 'binding', text };
    default:
      return null;
  }
}

/** Outcomes of a policy beside exceptions that nobody here can read: a failure takes for granted that none lets it pass. */
export function besideUnread(
  outcomes: readonly Outcome[],
  { kind, name }: Pick<LoadedPolicy<unknown>, 'kind' | 'name'>,
  unread: readonly Unread[],
): readonly Outcome[] {
  if (!hasExceptions.has(kind)) return outcomes;
  const count = unread.filter(({ is, text }) => is === 'exception' && mayName(text, name)).length;
  if (count === 0) return outcomes;
  const assumption =
    count === 1
      ? 'A PolicyException that only Helm can read does not exempt it.'
      : `None of ${count} PolicyExceptions that only Helm can read exempts it.`;
  return outcomes.map((one) =>
    one.outcome === 'fail' ? Object.assign({}, one, { assumptions: [...one.assumptions, assumption] }) : one,
  );
}

const hasExceptions: ReadonlySet<string> = new Set([
  'ClusterPolicy',
  'Policy',
  'ValidatingPolicy',
  'NamespacedValidatingPolicy',
]);

/** Whether an exception may be one from a policy: the list that names policies says so, or can't be read. */
function mayName(text: string, policy: string): boolean {
  const list = /^ *(?:exceptions|policyRefs)\s*:([^]*?)(?=^ {0,2}[a-zA-Z]+\s*:|(?![^]))/m.exec(text)?.[1];
  return list === undefined || list.includes('{{') || list.includes('*') || list.includes(policy);
}
