import { expect, test } from 'vitest';
import { typeOfLiteral } from '../../../../../src/domain/cel/check/literal.ts';
import type { LiteralValue } from '../../../../../src/domain/cel/syntax/ast.ts';

const cases: readonly (readonly [kind: string, value: LiteralValue])[] = [
  ['null', null],
  ['bool', false],
  ['int', 0n],
  ['double', 0],
  ['string', ''],
  ['uint', { kind: 'uint', value: 0n }],
  ['bytes', { kind: 'bytes', bytes: new Uint8Array() }],
];

test.each(cases)('%s', (kind, value) => expect(typeOfLiteral(value).kind).toBe(kind));
