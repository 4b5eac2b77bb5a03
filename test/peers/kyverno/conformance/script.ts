import type { Expectation } from './operation.ts';
import { allowed, denied } from './operation.ts';

/** What a script does that is understood here: it sends a file, or only looks. */
export type Script =
  | {
      readonly does: 'apply';
      readonly file: string;
      /** As kubectl takes it; null for the namespace of the test. */
      readonly into: string | null;
      readonly expectation: Expectation;
    }
  | { readonly does: 'nothing' }
  | { readonly does: 'unknown' };

const sending = /^kubectl (?:-n \S+ )?(?:apply|create) (?:-n \S+ )?-f (\S+)(?: -n \S+)?(?: 2>&1)?$/;
const refusing = /^if kubectl (?:apply|create) (?:-n \S+ )?-f (\S+)\s*;?\s*then\b([\s\S]*?)\belse\b([\s\S]*?)\bfi;?$/;
/** What Kyverno makes events of. */
const configuring =
  /^kubectl patch configmap kyverno -p '\{"data":\{"(?:generateSuccessEvents|successEventActions)"[^']*' -n kyverno$/;
const looking = /^(?:sleep|kubectl (?:-n \S+ )?(?:get|logs|wait|describe|events?)|echo)\b[^;&]*$/;

/** Reads a script; `checked` is what its check expects of an error, null when that can't be read. */
export function readScript(content: string, checked: Expectation | null): Script {
  const text = content.trim();
  const into = namespaceIn(text);
  const file = sending.exec(text)?.[1];
  if (file !== undefined) {
    return checked === null ? { does: 'unknown' } : { does: 'apply', file, into, expectation: checked };
  }
  const [, tried, then = '', otherwise = ''] = refusing.exec(text) ?? [];
  if (tried !== undefined && /\bexit 1\b/.test(then) && /\bexit 0\b/.test(otherwise))
    return { does: 'apply', file: tried, into, expectation: denied };
  if (tried !== undefined && /\bexit 0\b/.test(then) && /\bexit 1\b/.test(otherwise))
    return { does: 'apply', file: tried, into, expectation: allowed };
  return looking.test(text) || configuring.test(text) ? { does: 'nothing' } : { does: 'unknown' };
}

function namespaceIn(text: string): string | null {
  const named = / -n (\S+)/.exec(text)?.[1]?.replaceAll('"', '') ?? 'default';
  return named === '$NAMESPACE' ? null : named;
}
