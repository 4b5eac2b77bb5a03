import type { PlatformRule } from './facts.ts';
import { ofValue, quoted } from '../own/said.ts';

/** The domain that every service gets a name below. */
export const usableDomain: PlatformRule = ({ platform: { domain }, text }) => {
  const problem = domain === null ? null : domainProblem(domain.value);
  if (domain === null || problem === null) return [];
  return [ofValue('platform/domain', `${quoted(domain.value)} ${problem}`, domain.place, text)];
};

/** A name below it has a label of up to 63 characters and a dot in front, and 253 in all (RFC 1035, 2.3.4). */
const longest = 253 - 64;

/** What is wrong with a domain, as the rest of a sentence that begins with it; null when nothing is. */
function domainProblem(domain: string): string | null {
  const name = domain.toLowerCase();
  if (/^\d+(\.\d+){3}$/.test(name)) return 'is an address; services need names below a domain.';
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/.test(name))
    return 'is no DNS name; it wants labels of letters, digits and "-", with dots between.';
  if (name !== domain) return 'has capitals; host rules and certificates compare lower-case letters.';
  if (name.length > longest) return `has ${name.length} characters; above ${longest} no name fits below it.`;
  return reservedFor(name);
}

/** Names that no DNS of a home answers (https://www.iana.org/assignments/special-use-domain-names). */
function reservedFor(name: string): string | null {
  const ends = (suffix: string): boolean => name === suffix || name.endsWith(`.${suffix}`);
  if (ends('local'))
    return 'ends with ".local", which belongs to mDNS (RFC 6762); "home.arpa" is free for home networks.';
  if (name === 'cluster' || ends('svc')) return 'is a name of the cluster itself.';
  const reserved = [
    'localhost',
    'invalid',
    'example',
    'onion',
    'alt',
    'example.com',
    'example.net',
    'example.org',
  ].find(ends);
  if (reserved !== undefined)
    return `ends with ".${reserved}", which is reserved and leads nowhere; "home.arpa" is free for home networks.`;
  if (name === 'arpa' || (ends('arpa') && !ends('home.arpa')))
    return 'belongs to the Internet itself; "home.arpa" is free for home networks.';
  return null;
}
