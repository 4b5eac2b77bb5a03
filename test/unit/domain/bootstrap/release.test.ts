import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlatform, released, releaseMessage } from '../../../../src/domain/bootstrap/release.ts';
import { product } from '../../product.ts';

test('The message follows Conventional Commits, and says which phase it releases', () => {
  expect(releaseMessage({ id: 'security' })).toBe('feat: release security\n\nSlipway-Release: security\n');
});

describe('one line is changed, and nothing else', () => {
  test.each<readonly [what: string, text: string, result: string]>([
    ['block style', 'platform:\n  releasedPhase: 2 # last\n', 'platform:\n  releasedPhase: 3 # last\n'],
    ['flow style', 'platform: { releasedPhase: 2 }\n', 'platform: { releasedPhase: 3 }\n'],
    ['JSON', '{"platform":{"releasedPhase":2,"hosts":[]}}', '{"platform":{"releasedPhase":3,"hosts":[]}}'],
    ['CRLF', 'platform:\r\n  releasedPhase: 2\r\n', 'platform:\r\n  releasedPhase: 3\r\n'],
    ['a byte order mark', '\ufeffplatform:\n  releasedPhase: 2\n', '\ufeffplatform:\n  releasedPhase: 3\n'],
    ['no last line end', 'platform:\n  releasedPhase: 2', 'platform:\n  releasedPhase: 3'],
    ['a marker of documents', '# x\n---\nplatform:\n  releasedPhase: 2\n', '# x\n---\nplatform:\n  releasedPhase: 3\n'],
    ['the same number elsewhere', '# 2\nplatform: {a: 2, releasedPhase: 2}', '# 2\nplatform: {a: 2, releasedPhase: 3}'],
    ['an anchor', 'platform: {releasedPhase: &x 2}', 'platform: {releasedPhase: &x 3}'],
  ])('%s', (_, text, result) => {
    expect(released(text, 3)).toEqual({ text: result });
  });

  test('the template itself', () => {
    const text = readFileSync(join(product, 'platform-repo/platform.yaml'), 'utf8');
    expect(released(text, 1)).toEqual({ text: text.replace('releasedPhase: 0', 'releasedPhase: 1') });
  });

  test('of a phase that is released already nothing', () => {
    expect(released('platform: { releasedPhase: 4 }', 3)).toEqual({ text: 'platform: { releasedPhase: 4 }' });
  });
});

test.each<readonly [what: string, text: string, problem: RegExp]>([
  ['more than one at once', 'platform: { releasedPhase: 1 }', /is 1, and is raised by one only; phase 2 comes before/],
  ['no such key', 'platform: { hosts: [] }', /has no platform\.releasedPhase/],
  ['no platform', 'other: 1', /has no platform\.releasedPhase/],
  ['a text', 'platform: { releasedPhase: "2" }', /no number of a phase/],
  ['another way to write it', 'platform: { releasedPhase: 0x2 }', /no number of a phase/],
  ['an alias', 'a: &a 2\nplatform: { releasedPhase: *a }', /no number of a phase/],
  ['a key that is merged in', 'a: &a { releasedPhase: 2 }\nplatform: { <<: *a }', /has no platform\.releasedPhase/],
  ['a value that others take over', 'platform: { releasedPhase: &a 2, other: *a }', /can't be changed alone/],
  ['two documents', 'platform: { releasedPhase: 2 }\n---\na: 1\n', /is not one document/],
  ['a syntax error', 'platform: { releasedPhase: 2', /can't be read/],
  ['nothing', '', /can't be read|no platform/],
  ['no UTF-8', 'platform: { releasedPhase: 2, name: "\ufffd" }', /is no UTF-8/],
])('It is not released: %s', (_, text, problem) => {
  expect(released(text, 3)).toEqual({ problem: expect.stringMatching(problem) as string });
});

test('What is read is what the file says', () => {
  expect(readPlatform('platform: { releasedPhase: 2, x: { z: 1 } }')).toEqual({
    released: 2,
    platform: { releasedPhase: 2, x: { z: 1 } },
  });
});
