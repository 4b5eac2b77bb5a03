/** What is wrong with the name of a Secret (RFC 1123 subdomain), in a sentence; null when nothing is. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'A name is wanted.';
  if (name.length > 253) return 'A name has 253 characters at most.';
  const labels = name.split('.');
  return labels.every((label) => dnsLabel.test(label))
    ? null
    : `"${name}" is no name: lower-case letters, digits, "-" and "." are wanted, a letter or digit at both ends.`;
}

/** What is wrong with the name of a namespace (RFC 1123 label), in a sentence; null when nothing is. */
export function namespaceProblem(namespace: string): string | null {
  if (namespace === '') return 'A namespace is wanted.';
  if (namespace.length > 63) return 'A namespace has 63 characters at most.';
  return dnsLabel.test(namespace)
    ? null
    : `"${namespace}" is no namespace: lower-case letters, digits and "-" are wanted, a letter or digit at both ends.`;
}

const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
