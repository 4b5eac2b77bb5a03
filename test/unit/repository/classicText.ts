/** A classic policy about Pods; the body is a part of its one rule, indented by six. */
export function classicPolicy(body: string, kinds = '[Pod]'): string {
  return `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: pods
spec:
  rules:
    - name: one
      match: {any: [{resources: {kinds: ${kinds}}}]}
${body}`;
}
