import { expect, test } from 'vitest';
import { commitFailed, pushFailed, requestFailed } from '../../../../src/actions/bootstrap/gitTrouble.ts';

test.each(['moved', 'hook', 'signing', 'identity', 'locked', 'disk', 'timeout', 'other'] as const)(
  'No commit (%s): what was said, and that nothing was changed',
  (code) => {
    const ran = commitFailed({ code, message: 'it is so' });
    expect(ran).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/^[A-Z].*: it is so\. Nothing was changed\.$/) as string,
    });
  },
);

const of = { commit: 'a'.repeat(40), remote: 'origin', phase: 'security' };

test.each(['credentials', 'cut', 'unreachable', 'hook', 'timeout', 'other'] as const)(
  'No push (%s): the commit is there, and the next run pushes the same',
  (code) => {
    expect(pushFailed({ code, message: 'it is so' }, of)).toEqual({
      state: 'failed',
      message: 'aaaaaaa is committed and not pushed to "origin": it is so.',
      remedy: expect.stringMatching(/\. The next run pushes the same commit\.$/) as string,
    });
  },
);

test('A branch that takes no pushes has a way around it', () => {
  expect(pushFailed({ code: 'rejected', message: 'main is protected' }, of)).toMatchObject({
    remedy: expect.stringContaining('git push origin aaaaaaa:refs/heads/slipway/release-security') as string,
  });
});

test.each(['credentials', 'cut', 'unreachable', 'hook', 'timeout', 'other', 'rejected'] as const)(
  'No request (%s): nothing is left here, and the next run makes it anew',
  (code) => {
    const branch = 'slipway/release-security';
    expect(requestFailed({ code, message: 'it is so' }, { ...of, branch })).toEqual({
      state: 'failed',
      message: 'aaaaaaa is not pushed to slipway/release-security of "origin": it is so. Nothing here was changed.',
      remedy: expect.stringMatching(/^[A-Z].*\. The next run makes the commit anew\.$/) as string,
    });
  },
);
