import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBootstrapOptions } from '../../../src/cli/bootstrapOptions.ts';

const digest = 'd'.repeat(64);
const read = (line: string) => readBootstrapOptions(line.split(' ').filter(Boolean));

test.each([
  ['gitops --plan', { phase: 'gitops', does: { what: 'plan', format: 'text' }, override: false, kubeconfig: null }],
  ['2 --plan --format json', { phase: '2', does: { what: 'plan', format: 'json' } }],
  ['2 --plan --format markdown --override', { does: { what: 'plan', format: 'markdown' }, override: true }],
  [
    `gitops --apply --cluster-uid u --plan-digest ${digest} --report r.md`,
    { does: { what: 'apply', uid: 'u', digest, report: 'r.md' } },
  ],
  ['gitops', { does: { what: 'ask', report: null } }],
  [
    'gitops --context c --allow host,command --allow probe',
    { context: 'c', allow: new Set(['host', 'command', 'probe']), allowSteps: new Set(['host']) },
  ],
  ['gitops --allow helmfile,http', { allow: new Set(['http']), allowSteps: new Set(['helmfile']) }],
  ['gitops', { allow: new Set(), allowSteps: new Set() }],
  ['gitops --kubeconfig k', { kubeconfig: resolve('k') }],
  ['gitops --value a/b/c=f --backup b.age', { answers: { backup: 'b.age', values: new Map([['a/b/c', 'f']]) } }],
])('%s', (line, options) => expect(read(line)).toMatchObject(options));

describe('can not be meant', () => {
  test.each([
    ['', 'Name one phase'],
    ['a b --plan', 'Name one phase'],
    ['a --plan --apply', 'give one of them'],
    ['a --plan --plan-digest x', 'say what --apply agrees to'],
    ['a --cluster-uid u', 'say what --apply agrees to'],
    ['a --apply', '--apply wants what was agreed to'],
    [`a --apply --plan-digest ${digest}`, '--apply wants what was agreed to'],
    ['a --apply --cluster-uid u --plan-digest x', '--plan-digest takes 64 hexadecimal digits, not "x"'],
    ['a --plan --report r', '--report is written after a run'],
    ['a --format json', '--format goes with --plan'],
    ['a --plan --format xml', '--format takes text, json, markdown'],
    ['a --plan --allow resource', '--allow takes command, host, http, admission, probe, helmfile, not "resource"'],
    ['a --plan --allow host,', '--allow takes'],
    ['a --plan --context=', '--context is empty'],
    ['a --yes', 'slipway --help lists the flags'],
  ])('%s', (line, sentence) => expect(() => read(line)).toThrow(sentence));
});
