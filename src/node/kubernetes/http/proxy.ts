import { BlockList, isIP } from 'node:net';

/**
 * The proxy on the way to a server: that of the kubeconfig, else that of the environment, as Go takes it
 * (golang.org/x/net/http/httpproxy: HTTPS_PROXY, HTTP_PROXY, NO_PROXY in capitals first; never for this machine).
 */
export function proxyFor(
  server: URL,
  configured: string | null,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  if (configured !== null) return configured;
  const variable = (name: string): string => (environment[name] || environment[name.toLowerCase()]) ?? '';
  const proxy = variable(server.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY');
  if (proxy === '' || isLocal(hostOf(server)) || isExcepted(server, variable('NO_PROXY'))) return null;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** A proxy as it may be shown. */
export function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/]*@/, '//');
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}

function isLocal(host: string): boolean {
  return host === 'localhost' || (isIP(host) !== 0 && loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4'));
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Names with everything below them, names with a dot in front, addresses, ranges, each perhaps with a port; or a star. */
function isExcepted(server: URL, list: string): boolean {
  const host = hostOf(server);
  const port = server.port === '' ? (server.protocol === 'https:' ? '443' : '80') : server.port;
  return list
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .some((one) => {
      if (one === '*') return true;
      if (one.includes('/')) return isInRange(host, one);
      const [, name = one, wanted] = /^(.*?)(?::(\d+))?$/.exec(isIP(one) === 6 ? '' : one) ?? [];
      if (name === '' && isIP(one) !== 6) return false;
      const bare = isIP(one) === 6 ? one : name.replace(/^\[(.*)\]$/, '$1');
      if (wanted !== undefined && wanted !== port) return false;
      const below = bare.replace(/^\*(?=\.)/, '');
      return host === bare || (isIP(bare) === 0 && host.endsWith(below.startsWith('.') ? below : `.${below}`));
    });
}

function isInRange(host: string, range: string): boolean {
  const [network = '', bits] = range.split('/');
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family || !/^\d{1,3}$/.test(bits ?? '')) return false;
  if (Number(bits) > (family === 6 ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  return list.check(host, family === 6 ? 'ipv6' : 'ipv4');
}
