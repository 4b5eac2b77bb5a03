import { isMap } from '../kubernetes/read.ts';

/** What is taken for granted of who asks when nobody is named. */
export const nobodyAsks = 'Who asks is nobody: a user without name, groups and roles.';

/** Whether a policy looks at who asks, in its expressions, variables or filters. */
export function looksAtWhoAsks(policy: unknown): boolean {
  if (!isMap(policy)) return false;
  const before = known.get(policy);
  if (before !== undefined) return before;
  const looks = saysSo(policy['spec']);
  known.set(policy, looks);
  return looks;
}

const known = new WeakMap<object, boolean>();

/** Keys of `match` and `exclude` (kyverno, api/kyverno/v1: UserInfo). */
const filters: ReadonlySet<string> = new Set(['roles', 'clusterRoles', 'subjects']);
/** A service account behind a dot is a field of an object, as that of a Pod; names in JMESPath may have quotes. */
const variables =
  /\buserInfo\b|(?<!\.\s*\??["']?|\[\??')\bserviceAccount(Name|Namespace)\b|request\s*\.\s*"?(roles|clusterRoles)\b/;

function saysSo(value: unknown): boolean {
  // Deep policies are no deep calls.
  const open: { readonly value: unknown; readonly isFilter: boolean }[] = [{ value, isFilter: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: here, isFilter } = next;
    if (typeof here === 'string' && variables.test(here)) return true;
    if (Array.isArray(here)) for (const item of here as readonly unknown[]) open.push({ value: item, isFilter });
    else if (isMap(here))
      for (const [key, inside] of Object.entries(here)) {
        if (isFilter && filters.has(key)) return true;
        if (key.includes('{{') && variables.test(key)) return true;
        open.push({
          value: inside,
          isFilter: key === 'match' || key === 'exclude' || (isFilter && key !== 'resources'),
        });
      }
  }
  return false;
}
