/** Who refused an object, as far as the sentence of the server says. */
export interface Refuser {
  readonly by:
    | 'policy'
    | 'podSecurity'
    | 'quota'
    | 'limits'
    | 'webhook'
    | 'rbac'
    | 'namespace'
    | 'unavailable'
    | 'server';
  /** Of the policies, the level, the quota, the webhook; empty where nothing has a name. */
  readonly names: readonly string[];
}

/** More of a sentence than says who it is from. */
const longest = 20_000;

/**
 * Reads the refusal of an API server. The forms are those of Kyverno (pkg/webhooks/utils/block.go and its
 * ValidatingPolicy handlers), of ValidatingAdmissionPolicy, Pod Security, quota and RBAC in k8s.io/apiserver. Never throws.
 */
export function refuserOf(refusal: string, reason: string | null): Refuser {
  const sentence = refusal.slice(0, longest);
  if (/failed calling webhook/.test(sentence))
    return { by: 'unavailable', names: named(sentence, /webhook "([^"]+)"/g) };
  const webhook = /admission webhook "([^"]+)" denied the request/.exec(sentence)?.[1];
  if (webhook !== undefined) {
    const policies = policiesOf(sentence.slice(sentence.indexOf('denied the request')));
    return policies.length > 0 ? { by: 'policy', names: policies } : { by: 'webhook', names: [webhook] };
  }
  const native = named(sentence, /ValidatingAdmissionPolicy '([^']+)' with binding '[^']*' denied request/g);
  if (native.length > 0) return { by: 'policy', names: native };
  const level = named(sentence, /violates PodSecurity "([^"]+)"/g);
  if (level.length > 0) return { by: 'podSecurity', names: level };
  const quota = named(sentence, /exceeded quota: ([^,\s]+)|failed quota: ([^,:\s]+)/g);
  if (quota.length > 0) return { by: 'quota', names: quota };
  if (/ cannot \w+ resource /.test(sentence)) return { by: 'rbac', names: [] };
  if (/(minimum|maximum) \w+ usage per \w+ is/.test(sentence)) return { by: 'limits', names: [] };
  if (
    /namespaces? "?[^"\s]+"? (not found|because it is being terminated)|because it is being terminated/.test(sentence)
  ) {
    return { by: 'namespace', names: named(sentence, /namespaces? "?([^"\s]+)"?/g) };
  }
  return { by: reason === 'InternalError' || reason === 'Timeout' ? 'unavailable' : 'server', names: [] };
}

/** Whether a policy, or the ValidatingAdmissionPolicy that Kyverno makes of it, is the one that is meant. */
export function isPolicy(name: string, wanted: string): boolean {
  return name === wanted || name === `vpol-${wanted}` || name === `cpol-${wanted}`;
}

/** The policies that Kyverno names: `Policy x failed: …`, or a list with one policy a block. */
function policiesOf(denial: string): readonly string[] {
  const failed = named(denial, /\bPolicy (\S+) (?:failed|error)\b/g);
  if (failed.length > 0) return failed;
  const marker = /was blocked due to the following policies\s*\n/.exec(denial);
  return marker === null
    ? []
    : named(denial.slice(marker.index + marker[0].length - 1), /\n([^\s:][^\n:]*):[ \t]*(?=\r?\n[ \t])/g);
}

function named(text: string, pattern: RegExp): readonly string[] {
  return [
    ...new Set([...text.matchAll(pattern)].flatMap(([, ...groups]) => groups.find((one) => one !== undefined) ?? [])),
  ];
}
