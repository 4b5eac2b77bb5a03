import { expect, test } from 'vitest';
import {
  anyPatternMessage,
  denyMessage,
  joined,
  patternMessage,
} from '../../../../../src/domain/policy/classic/message.ts';
import { pod } from '../asked.ts';
import { subjectFor } from './around.ts';

const nope = '{{ nope }}';

test.each([
  ['', '/spec/x/', 'r', 'validation error: rule tags failed at path /spec/x/'],
  ['', '', 'r', 'validation error: rule tags execution error: r'],
  ['no', '/spec/x/', 'r', 'validation error: no. rule tags failed at path /spec/x/'],
  ['no.', '', 'r', 'validation error: no. rule tags execution error: r'],
  ['{{ request.object.metadata.name }}', '/x/', 'r', 'validation error: web. rule tags failed at path /x/'],
  [nope, '/x/', 'r', 'validation error: variables substitution error in rule tags execution error: r'],
])('of a pattern: %j at %j', (message, path, reason, result) => {
  expect(patternMessage(subjectFor(pod({}), { message }), path, reason)).toBe(result);
});

test.each([
  ['', 'validation error: a b'],
  ['no', 'validation error: no. a b'],
  [nope, 'validation error: variables substitution error in rule tags execution error: a b'],
])('of several patterns: %j', (message, result) => {
  expect(anyPatternMessage(subjectFor(pod({}), { message }), ['a', 'b'])).toBe(result);
});

test.each([
  ['', '', 'validation error: rule tags failed'],
  ['no', '', 'no'],
  ['no {{ request.object.metadata.name }}', 'own', 'no web; own'],
  [nope, 'own', 'own'],
  [
    '{{ request.object.metadata }}',
    '',
    "the produced message didn't resolve to a string, check your policy definition.",
  ],
])('of conditions that deny: %j and %j', (message, own, result) => {
  expect(denyMessage(subjectFor(pod({}), { message }), own)).toBe(result);
});

test('What says nothing is left out', () => {
  expect(joined(['', 'a', '', 'b'], '; ')).toBe('a; b');
});
