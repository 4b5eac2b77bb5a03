import { describe, expect, test } from 'vitest';
import { cidrs } from '../../../../../../src/domain/cel/library/kubernetes/cidr.ts';
import { kubernetes } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('networks', () => {
  checkPolicies(kubernetes, [
    ["cidr('10.0.0.0/8').containsIP('10.1.2.3')", 'true'],
    ["cidr('10.0.0.0/8').containsIP(ip('11.1.2.3'))", 'false'],
    ["cidr('10.0.0.0/8').containsIP('x')", 'argument: "x" is no IP address.'],
    ["cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')", 'true'],
    ["cidr('10.1.0.0/16').containsCIDR(cidr('10.0.0.0/8'))", 'false'],
    ["cidr('10.1.2.3/8').masked()", 'net.CIDR'],
    ["string(cidr('10.1.2.3/8').masked())", '"10.0.0.0/8"'],
    ["string(cidr('10.1.2.3/8').ip())", '"10.1.2.3"'],
    ["cidr('::1/64').prefixLength()", '64'],
    ["isCIDR('10.0.0.0/33')", 'false'],
    ["isCIDR('10.0.0.0/08')", 'false'],
    ["isCIDR('10.0.0.0/')", 'false'],
    ["isCIDR('10.0.0.0')", 'false'],
    ["isCIDR('::ffff:1.2.3.4/100')", 'false'],
    ["isCIDR('fe80::1%a/10')", 'false'],
    ["cidr('10.1.2.3/8') == cidr('10.0.0.0/8')", 'false'],
    ["cidr('::/0').containsIP('1.2.3.4')", 'false'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    cidrs.every(({ name, method }) => (method ? kubernetes.functions.methods : kubernetes.functions.globals).has(name)),
  ).toBe(true);
});
