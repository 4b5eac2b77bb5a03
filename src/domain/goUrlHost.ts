import { byteText } from './goQuote.ts';
import { goQuoted } from './goQuoted.ts';

/** The host that a URL names, without its port; or Go's message about a text that is no URL (url.Parse, URL.Hostname). */
export type UrlHost = { readonly ok: true; readonly host: string } | { readonly ok: false; readonly message: string };

const withoutHost: UrlHost = { ok: true, host: '' };

export function goUrlHost(text: string): UrlHost {
  const [url = ''] = text.split('#');
  const fragment = text.slice(url.length + 1);
  const result = hostOf(url);
  if (!result.ok) return refused(url, result.message);
  const escape = badEscape(fragment);
  return escape === null ? result : refused(text, escape);
}

function refused(url: string, why: string): UrlHost {
  return { ok: false, message: `parse ${goQuoted(url)}: ${why}` };
}

function hostOf(url: string): UrlHost {
  if (Array.from(url).some((character) => character < ' ' || character === '\u007f'))
    return { ok: false, message: 'net/url: invalid control character in URL' };
  if (url === '*') return withoutHost;
  if (url.startsWith(':')) return { ok: false, message: 'missing protocol scheme' };
  const [, scheme] = /^([A-Za-z][-+.A-Za-z0-9]*):/.exec(url) ?? [];
  const [rest = ''] = (scheme === undefined ? url : url.slice(scheme.length + 1)).split('?');
  if (!rest.startsWith('/')) {
    if (scheme !== undefined) return withoutHost;
    if ((rest.split('/')[0] ?? '').includes(':'))
      return { ok: false, message: 'first path segment in URL cannot contain colon' };
    return pathChecked(rest, withoutHost);
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== undefined || !rest.startsWith('///'));
  if (!hasAuthority) return pathChecked(rest, withoutHost);
  const [authority = ''] = rest.slice(2).split('/');
  const host = hostOfAuthority(scheme?.toLowerCase() ?? '', authority);
  return host.ok ? pathChecked(rest.slice(2 + authority.length), host) : host;
}

function pathChecked(path: string, found: UrlHost): UrlHost {
  const escape = badEscape(path);
  return escape === null ? found : { ok: false, message: escape };
}

function hostOfAuthority(scheme: string, authority: string): UrlHost {
  const at = authority.lastIndexOf('@');
  const written = authority.slice(at + 1);
  const host = written.includes('[') ? bracketed(written) : plainHost(scheme, written);
  if (!host.ok || at === -1) return host;
  const user = authority.slice(0, at);
  if (!/^[-A-Za-z0-9._:~!$&'()*+,;=%@]*$/.test(user)) return { ok: false, message: 'net/url: invalid userinfo' };
  return pathChecked(user, host);
}

/** Only an address of IPv6 stands in brackets. */
function bracketed(written: string): UrlHost {
  if (written.lastIndexOf('[') > 0) return { ok: false, message: 'invalid IP-literal' };
  const end = written.lastIndexOf(']');
  if (end === -1) return { ok: false, message: "missing ']' in host" };
  const port = written.slice(end + 1);
  if (!isPort(port)) return { ok: false, message: `invalid port ${goQuoted(port)} after host` };
  return { ok: true, host: written.slice(1, end) };
}

function plainHost(scheme: string, written: string): UrlHost {
  const first = written.indexOf(':');
  const colon = /^https?$/.test(scheme) ? first : written.lastIndexOf(':');
  const port = first === -1 ? '' : written.slice(colon);
  if (!isPort(port)) return { ok: false, message: `invalid port ${goQuoted(port)} after host` };
  const wrong = badEscape(written) ?? wrongCharacter(written);
  if (wrong !== null) return { ok: false, message: wrong };
  const last = written.lastIndexOf(':');
  return { ok: true, host: last === -1 ? written : written.slice(0, last) };
}

function isPort(text: string): boolean {
  return text === '' || /^:[0-9]*$/.test(text);
}

/** What a host may not hold without being escaped. */
function wrongCharacter(host: string): string | null {
  const [wrong] = /[^-A-Za-z0-9._~!$&'()*+,;=:[\]<>"%\u0080-\uffff]/.exec(host) ?? [];
  return wrong === undefined ? null : `invalid character ${goQuoted(wrong)} in host name`;
}

function badEscape(text: string): string | null {
  const bytes = byteText(text);
  const [wrong] = /%(?![0-9A-Fa-f]{2}).{0,2}/s.exec(bytes) ?? [];
  return wrong === undefined ? null : `invalid URL escape ${goQuoted(wrong)}`;
}
