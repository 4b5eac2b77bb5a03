const mention =
  /apiVersion["']?\s*:\s*["']?(policies\.)?kyverno\.io\/|ValidatingAdmissionPolicy|pod-security\.kubernetes\.io\//;

/** Whether a text may hold policies: most hold none, and are not looked at for their sake. */
export function mentionsPolicies(text: string): boolean {
  return mention.test(text);
}
