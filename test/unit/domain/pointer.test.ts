import { expect, test } from 'vitest';
import { pointerStep } from '../../../src/domain/pointer.ts';

test.for([
  ['spec', '/spec'],
  [0, '/0'],
  ['app.kubernetes.io/name', '/app.kubernetes.io~1name'],
  ['a~1', '/a~01'],
  ['', '/'],
] as const)('%j is the step %s', ([step, written]) => expect(pointerStep(step)).toBe(written));
