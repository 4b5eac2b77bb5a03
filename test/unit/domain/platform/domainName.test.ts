import { expect, test } from 'vitest';
import { check, edited, judged } from './repo.ts';

/** What is said of a domain in the good platform. */
function messages(domain: string): readonly string[] {
  const text = edited('platform.yaml', ['    domain: lab.home.arpa', `    domain: ${JSON.stringify(domain)}`]);
  return judged('platform.yaml', text).findings.map(({ message }) => message);
}

test.each([
  'lab.home.arpa',
  'home.arpa',
  'example-lab.de',
  'lab',
  'a.b.c.d',
  'lab.test',
  'xn--bcher-kva.de',
  'mylocal.net',
  'notexample.com',
])('%s can be used', (domain) => expect(messages(domain)).toEqual([]));

test.each([
  ['lab.local', 'ends with ".local"'],
  ['local', 'ends with ".local"'],
  ['lab.localhost', 'ends with ".localhost"'],
  ['lab.example.com', 'ends with ".example.com"'],
  ['lab.invalid', 'ends with ".invalid"'],
  ['lab.arpa', 'belongs to the Internet itself'],
  ['x.svc', 'is a name of the cluster itself.'],
  ['192.0.2.1', 'is an address'],
  ['lab_1.net', 'is no DNS name'],
  ['lab.net.', 'is no DNS name'],
  ['-lab.net', 'is no DNS name'],
  ['*.lab.net', 'is no DNS name'],
  ['', 'is no DNS name'],
  [`${'x'.repeat(64)}.net`, 'is no DNS name'],
  ['Lab.net', 'has capitals'],
  [`${'abcdefghi.'.repeat(19)}de`, 'has 192 characters; above 189 no name fits below it.'],
])('%s %s', (domain, problem) => expect(messages(domain)).toEqual([expect.stringContaining(problem)]));

test('The domain is underlined', () =>
  check(
    'platform.yaml',
    [['    domain: lab.home.arpa', '    domain: lab.local']],
    [
      'platform/domain «lab.local» "lab.local" ends with ".local", which belongs to mDNS (RFC 6762); "home.arpa" is free for home networks.',
    ],
  ));
