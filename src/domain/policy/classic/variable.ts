import type { Context } from './context.ts';
import { pointerQuery } from './pointerQuery.ts';

/** What a variable asks for. */
export interface Variable {
  readonly query: string;
  /** `{{- … }}`: variables in what it brings in are text. */
  readonly isShallow: boolean;
}

/**
 * Reads what stands between braces. `{{@}}` is what the object has at the place where the rule says it, and when something
 * is deleted the object is the old one. Source: kyverno, pkg/engine/variables/vars.go: substituteVariablesIfAny.
 */
export function variableAt(written: string, path: string, context: Context): Variable {
  const inner = written.replaceAll('{{', '').replaceAll('}}', '').trim();
  const isShallow = inner.startsWith('-');
  const asked = isShallow ? inner.slice(1).trim() : inner;
  const here = asked === '@' ? pointerQuery(path, context.hasTarget ? ['target'] : ['request', 'object']) : asked;
  const query = context.operation === 'DELETE' ? here.replaceAll('request.object', 'request.oldObject') : here;
  return { query, isShallow };
}
