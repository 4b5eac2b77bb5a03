import { check } from './outcome.ts';
import type { Case } from './outcome.ts';

/** As Kyverno 1.19.1 answers (test/peers/jmespath compares many more). */
const cases: readonly Case[] = [
  ["is_external_url('http://10.0.0.1:8080/x')", { value: false }],
  ["is_external_url('https://8.8.8.8')", { value: true }],
  ["is_external_url('http://[fd00::1]/')", { value: false }],
  ["is_external_url('http://[2001:db8::1]/')", { value: true }],
  ["is_external_url('http://1.1.1.1:x')", { error: 'parse "http://1.1.1.1:x": invalid port ":x" after host' }],
  ["random('')", { error: 'no pattern provided' }],
  ["random('[')", { error: 'error parsing regexp: missing closing ]: `[`' }],
  ["random('[a-z]{4}')", { missing: { kind: 'random', name: '[a-z]{4}' } }],
  ["is_external_url('https://example.com/x')", { missing: { kind: 'http', name: 'example.com' } }],
  ["is_external_url('x')", { error: 'lookup : no such host' }],
];

check('Addresses', cases);
