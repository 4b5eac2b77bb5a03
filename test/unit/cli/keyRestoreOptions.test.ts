import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readKeyRestoreOptions } from '../../../src/cli/keyRestoreOptions.ts';

const digest = 'd'.repeat(64);
const read = (line: string) => readKeyRestoreOptions(line.split(' ').filter(Boolean));

test.each([
  [
    '--from b.age',
    {
      directory: null,
      from: 'b.age',
      opens: { by: 'terminal' },
      kubeconfig: null,
      context: null,
      does: { what: 'ask' },
    },
  ],
  ['lab --from b.age --plan', { directory: 'lab', does: { what: 'plan', format: 'text' } }],
  ['--from - --identity id.txt --plan --format json', { from: '-', opens: { by: 'identity', file: 'id.txt' } }],
  ['--from b.age --passphrase-stdin --plan', { opens: { by: 'stdin' } }],
  [
    `--from b.age --identity i --apply --cluster-uid u --plan-digest ${digest}`,
    { does: { what: 'apply', uid: 'u', digest } },
  ],
  ['--from b.age --context c --kubeconfig k', { context: 'c', kubeconfig: resolve('k') }],
])('%s', (line, options) => expect(read(line)).toMatchObject(options));

describe('can not be meant', () => {
  test.each([
    ['', 'Name the file with the backup: --from FILE'],
    ['--from=', '--from is empty.'],
    ['a b --from f', 'Name one folder'],
    ['--from f --identity=', '--identity is empty.'],
    ['--from f --identity i --passphrase-stdin --plan', 'by a passphrase or by an identity, not by both'],
    ['--from - --identity - --plan', 'Standard input can be taken once only.'],
    ['--from - --passphrase-stdin --plan', 'Standard input can be taken once only.'],
    ['--from - --identity i', 'can ask nobody'],
    ['--from f --passphrase-stdin', 'can ask nobody'],
    ['--from f --format json', '--format goes with --plan.'],
    ['--from f --plan --format junit', '--format takes text, json'],
    ['--from f --passphrase hunter2', "Unknown option '--passphrase'"],
    ['--from f --plan --apply', 'give one of them'],
  ])('%s', (line, sentence) => {
    expect(() => read(line)).toThrow(sentence);
    expect(() => read(line)).toThrow(expect.objectContaining({ code: 'key/bad-flag' }));
  });
});
