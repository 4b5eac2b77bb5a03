import { describe, expect, test } from 'vitest';
import { ips } from '../../../../../../src/domain/cel/library/kubernetes/ip.ts';
import { kubernetes } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('IP addresses', () => {
  checkPolicies(kubernetes, [
    ["ip('1.2.3.4')", 'net.IP'],
    ["ip('1.2.3.4').family()", '4'],
    ["ip('::1').family()", '6'],
    ["ip('::ffff:1.2.3.4')", 'argument: "::ffff:1.2.3.4" is no IP address.'],
    ["isIP('fe80::1%eth0')", 'false'],
    ["isIP('01.2.3.4')", 'false'],
    ["isIP('1.2.3')", 'false'],
    ["isIP('1:2:3:4:5:6:7:8')", 'true'],
    ["isIP('1:2:3:4:5:6:7::')", 'true'],
    ["isIP('::')", 'true'],
    ["isIP(':::')", 'false'],
    ["isIP('1::2::3')", 'false'],
    ["isIP('::1.2.3.4')", 'true'],
    ["isIP('12345::')", 'false'],
    ["ip.isCanonical('127.0.0.1')", 'true'],
    ["ip.isCanonical('2001:db8:0:0:0:0:0:1')", 'false'],
    ["ip.isCanonical('2001:db8::1')", 'true'],
    ["ip.isCanonical('2001:DB8::1')", 'false'],
    ["ip.isCanonical('x')", 'argument: "x" is no IP address.'],
    ["string(ip('2001:db8:0:0:1:0:0:1'))", '"2001:db8::1:0:0:1"'],
    ["string(ip('1:0:0:2:0:0:0:3'))", '"1:0:0:2::3"'],
    ["string(ip('0:0:0:0:0:0:0:0'))", '"::"'],
    ["string(ip('1:0:2:3:4:5:6:7'))", '"1:0:2:3:4:5:6:7"'],
    ["ip('0.0.0.0').isUnspecified()", 'true'],
    ["ip('127.1.1.1').isLoopback()", 'true'],
    ["ip('::1').isLoopback()", 'true'],
    ["ip('224.0.0.5').isLinkLocalMulticast()", 'true'],
    ["ip('224.0.1.5').isLinkLocalMulticast()", 'false'],
    ["ip('ff02::1').isLinkLocalMulticast()", 'true'],
    ["ip('ff12::1').isLinkLocalMulticast()", 'true'],
    ["ip('169.254.1.1').isLinkLocalUnicast()", 'true'],
    ["ip('fe80::1').isLinkLocalUnicast()", 'true'],
    ["ip('febf::1').isLinkLocalUnicast()", 'true'],
    ["ip('192.168.0.1').isGlobalUnicast()", 'true'],
    ["ip('255.255.255.255').isGlobalUnicast()", 'false'],
    ["ip('::').isGlobalUnicast()", 'false'],
    ["ip('ff02::1').isGlobalUnicast()", 'false'],
    ["ip('1.2.3.4') == ip('1.2.3.4')", 'true'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    ips.every(({ name, method }) => (method ? kubernetes.functions.methods : kubernetes.functions.globals).has(name)),
  ).toBe(true);
});
