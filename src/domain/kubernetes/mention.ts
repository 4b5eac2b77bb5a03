/** What is said of a text that does not. */
export const noKubernetes = 'It holds no Kubernetes object.';

/** A look that is cheap, and that nothing with an apiVersion and a kind escapes. */
export function mentionsKubernetes(text: string): boolean {
  return text.includes('apiVersion') && text.includes('kind');
}
