import { describe, expect, test } from 'vitest';
import { agreedFlags, readAgreed } from '../../../src/cli/agreed.ts';
import { parseFlags } from '../../../src/cli/flags.ts';

const digest = '0123456789abcdef'.repeat(4);
const read = (line: string) =>
  readAgreed('key', parseFlags('key', line.split(' ').filter(Boolean), agreedFlags).values);

test.each([
  ['', { what: 'ask' }],
  ['--plan', { what: 'plan' }],
  [`--apply --cluster-uid u --plan-digest ${digest}`, { what: 'apply', uid: 'u', digest }],
])('"%s" is meant', (line, wanted) => expect(read(line)).toEqual(wanted));

describe('can not be meant', () => {
  test.each([
    ['--plan --apply', 'give one of them'],
    ['--cluster-uid u', 'say what --apply agrees to'],
    [`--plan --plan-digest ${digest}`, 'say what --apply agrees to'],
    ['--apply', '--apply wants what was agreed to'],
    ['--apply --cluster-uid u', '--apply wants what was agreed to'],
    [`--apply --plan-digest ${digest}`, '--apply wants what was agreed to'],
    ['--apply --cluster-uid= --plan-digest x', '--cluster-uid is empty.'],
    ['--apply --cluster-uid u --plan-digest=', '--plan-digest is empty.'],
    [`--apply --cluster-uid u --plan-digest ${digest.slice(1)}`, '--plan-digest takes 64 hexadecimal digits'],
    [`--apply --cluster-uid u --plan-digest ${digest.toUpperCase()}`, '--plan-digest takes 64 hexadecimal digits'],
  ])('%s', (line, sentence) => {
    expect(() => read(line)).toThrow(expect.objectContaining({ code: 'key/bad-flag' }));
    expect(() => read(line)).toThrow(sentence);
  });
});
