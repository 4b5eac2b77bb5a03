/** A token and what its context is called. */
export interface Login {
  readonly context: string;
  readonly token: string;
}

/** The text of a kubeconfig (YAML that is JSON) with a context for each login; the first is the current one. */
export function kubeconfigText(server: string, certificate: string, logins: readonly Login[]): string {
  const cluster = { server, 'certificate-authority-data': Buffer.from(certificate).toString('base64') };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': logins[0]?.context,
    clusters: [{ name: 'demo', cluster }],
    users: logins.map(({ context, token }) => ({ name: context, user: { token } })),
    contexts: logins.map(({ context }) => ({ name: context, context: { cluster: 'demo', user: context } })),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
