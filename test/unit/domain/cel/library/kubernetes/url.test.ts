import { describe, expect, test } from 'vitest';
import { urls } from '../../../../../../src/domain/cel/library/kubernetes/url.ts';
import { kubernetes } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('URLs', () => {
  checkPolicies(kubernetes, [
    ["url('https://example.com:80/a b?x=1&y=2&x=3#f').getQuery()", '{"x": ["1", "3"], "y": ["2"]}'],
    ["url('https://example.com:80/path?x=1&y=2&x=3').getQuery()", '{"x": ["1", "3"], "y": ["2"]}'],
    ["url('https://[::1]:80/').getHostname()", '"::1"'],
    ["url('https://[::1]:80/').getHost()", '"[::1]:80"'],
    ["url('https://[::1]:80/').getPort()", '"80"'],
    ["url('/absolute').getHost()", '""'],
    ["url('https://u:p@example.com/a%20b/ü').getEscapedPath()", '"/a%20b/%C3%BC"'],
    ["url('https://example.com/a%2Fb').getEscapedPath()", '"/a%2Fb"'],
    ["url('https://example.com/a\"b').getEscapedPath()", '"/a%22b"'],
    ["isURL('example.com')", 'false'],
    ["isURL('mailto:a@b')", 'true'],
    ["isURL('')", 'false'],
    ["isURL('*')", 'true'],
    ["isURL('http://::1/')", 'false'],
    ["isURL('http://a:b:c/')", 'false'],
    ["isURL('foo://a:b:1/')", 'true'],
    ["isURL('http://[fe80::1%25en0]/')", 'true'],
    ["isURL('http://[1.2.3.4]/')", 'false'],
    ["isURL('https://example.com:abc')", 'false'],
    ["isURL(':x')", 'false'],
    ["isURL('1http://x')", 'false'],
    ["isURL('https://exa mple.com')", 'false'],
    ["isURL('https://example.com/%zz')", 'false'],
    ["isURL('/a//b')", 'true'],
    ["isURL('//host/a')", 'true'],
    ["url('//host/a').getHost()", '"host"'],
    ["url('https://e.com') == url('HTTPS://e.com')", 'true'],
    ["url('x')", 'argument: "x" is no URL.'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    urls.every(({ name, method }) => (method ? kubernetes.functions.methods : kubernetes.functions.globals).has(name)),
  ).toBe(true);
});
