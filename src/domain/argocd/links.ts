import type { Application } from './application.ts';

/**
 * Where the web interface of Argo CD shows an application; null when nobody says where it is. What the application says
 * itself (`managed-by-url`) wins over the address of the instance (`url` in the ConfigMap argocd-cm).
 */
export function applicationLink({ managedBy, namespace, name }: Application, url: string | null): string | null {
  const base = webAddress(managedBy) ?? webAddress(url);
  if (base === null || !isName(namespace) || !isName(name)) return null;
  base.search = '';
  base.hash = '';
  base.pathname = `${base.pathname.replace(/\/+$/, '')}/applications/${namespace}/${name}`;
  return base.href;
}

const longest = 2_000;

/** Null for what a browser must not be sent to: only http and https, and nothing that carries a password. */
function webAddress(text: string | null): URL | null {
  if (text === null || text.length > longest) return null;
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return url.username === '' && url.password === '' ? url : null;
}

/** What Kubernetes takes for a name is a part of a path as it is. */
function isName(text: string): boolean {
  return /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(text);
}
