/** Functions of helmfile's templates that run programs, or ask other places for secrets (pkg/tmpl/context_funcs.go). */
const reaching: ReadonlySet<string> = new Set(['exec', 'envExec', 'fetchSecretValue', 'expandSecretRefs']);

/**
 * The first such function that a text calls between `{{` and `}}`, in a comment of YAML too; null when there is none.
 * A template can be put together so that nobody finds it: this keeps the honest from it, and consent all others.
 */
export function reachingCall(text: string): string | null {
  for (const action of text.split('{{').slice(1)) {
    const inside = action.split('}}', 1)[0] ?? '';
    const found = inside.match(/[\w$.]+/g)?.find((word) => reaching.has(word));
    if (found !== undefined) return found;
  }
  return null;
}
