import { at } from '../../kubernetes/read.ts';

/** All that a policy says, in one text: what is never named in it can't be what it asks for. */
export function spokenOf(policy: unknown): string {
  return JSON.stringify(at(policy, 'spec') ?? null, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}
