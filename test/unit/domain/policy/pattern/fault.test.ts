import { expect, test } from 'vitest';
import {
  anchorFault,
  isNegation,
  isSkip,
  pathOf,
  pathText,
  skipsAt,
  type Fault,
} from '../../../../../src/domain/policy/pattern/fault.ts';

const at = { up: { up: null, step: 'spec' }, step: 0 };

function fault(kind: Fault['kind'], message = 'no'): Fault {
  return { kind, message, said: '/a/', at, missing: false, place: null };
}

test('Paths as lists and as Kyverno writes them', () => {
  expect(pathOf(at)).toEqual(['spec', 0]);
  expect(pathText(at)).toBe('/spec/0/');
  expect(pathOf(null)).toEqual([]);
  expect(pathText(null)).toBe('/');
});

test('An anchor words a refusal anew and keeps its place', () => {
  expect(anchorFault('condition', fault('plain'))).toEqual({
    ...fault('condition'),
    message: 'conditional anchor mismatch: no',
  });
  expect(anchorFault('global', fault('plain')).message).toBe('global anchor mismatch: no');
  expect(anchorFault('negation', fault('plain')).message).toBe('negation anchor matched in resource: no');
});

test.each<[Fault, boolean, boolean]>([
  [fault('plain'), false, false],
  [fault('condition'), true, false],
  [fault('global'), true, false],
  [fault('negation'), false, true],
  [fault('negation', 'global anchor mismatch'), false, true],
  [fault('condition', 'negation anchor matched in resource'), true, false],
  [fault('plain', "value 'conditional anchor mismatch'"), true, false],
  [fault('plain', "value 'global anchor mismatch'"), true, false],
  [fault('plain', "value 'negation anchor matched in resource'"), false, true],
  [fault('skips', 'conditional anchor mismatch: a; b'), true, false],
])('%j skips: %j, refuses what is there: %j', (one, skips, negates) => {
  expect(isSkip(one)).toBe(skips);
  expect(isNegation(one)).toBe(negates);
});

test('Several refusals are said of the whole, and have the place of the first', () => {
  const other = { ...fault('condition', 'b'), at: null };
  expect(skipsAt({ up: null, step: 'list' }, [fault('condition', 'a'), other])).toEqual({
    ...fault('skips', 'a; b'),
    said: '/list/',
  });
});
