/**
 * Variables of the user that a command of a repository may see, besides those that all programs need: where tools keep
 * their things, which cluster and agent they use, and how they reach the network. No token is among them.
 */
export const commandSees: readonly string[] = [
  'XDG_*',
  'KUBECONFIG',
  'SSH_AUTH_SOCK',
  'PRE_COMMIT_HOME',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]),
];
