import { Usage } from './usage.ts';

/** What is wanted of a command that shows a plan before it changes anything. */
export type Wanted =
  | { readonly what: 'plan' }
  /** What somebody has seen and agreed to. */
  | { readonly what: 'apply'; readonly uid: string; readonly digest: string }
  /** Shows the plan, asks, and does it. */
  | { readonly what: 'ask' };

/** The flags for it, as `parseFlags` takes them. */
export const agreedFlags = {
  plan: { type: 'boolean' },
  apply: { type: 'boolean' },
  'cluster-uid': { type: 'string' },
  'plan-digest': { type: 'string' },
} as const;

export interface AgreedValues {
  readonly plan?: boolean | undefined;
  readonly apply?: boolean | undefined;
  readonly 'cluster-uid'?: string | undefined;
  readonly 'plan-digest'?: string | undefined;
}

/** Reads the flags; throws `Usage` with `<area>/bad-flag` for what can't be meant. */
export function readAgreed(
  area: string,
  { plan = false, apply = false, 'cluster-uid': uid, 'plan-digest': digest }: AgreedValues,
): Wanted {
  const bad = (sentence: string): Usage => new Usage(`${area}/bad-flag`, sentence);
  for (const [flag, value] of Object.entries({ 'cluster-uid': uid, 'plan-digest': digest }))
    if (value === '') throw bad(`--${flag} is empty.`);
  if (plan && apply) throw bad('--plan only looks, and --apply does it: give one of them.');
  if (!apply && (uid !== undefined || digest !== undefined))
    throw bad('--cluster-uid and --plan-digest say what --apply agrees to.');
  if (!apply) return { what: plan ? 'plan' : 'ask' };
  if (uid === undefined || digest === undefined)
    throw bad('--apply wants what was agreed to: --cluster-uid UID --plan-digest SHA256, as --plan prints them.');
  if (!/^[0-9a-f]{64}$/.test(digest)) throw bad(`--plan-digest takes 64 hexadecimal digits, not "${digest}".`);
  return { what: 'apply', uid, digest };
}
