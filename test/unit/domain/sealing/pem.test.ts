import { describe, expect, test } from 'vitest';
import { pemBlocks } from '../../../../src/domain/sealing/pem.ts';

const block = (label: string, body: string): string => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

describe('the blocks of a text', () => {
  const cases: readonly (readonly [rule: string, text: string, blocks: unknown[]])[] = [
    ['None', 'a\n', []],
    ['One', block('A B', 'YQ\n=='), [{ label: 'A B', body: 'YQ==', hasHeaders: false }]],
    [
      'Several, with text around them',
      `x\n${block('A', 'YQ==')}y\n${block('B', 'Yg==')}z`,
      [
        { label: 'A', body: 'YQ==', hasHeaders: false },
        { label: 'B', body: 'Yg==', hasHeaders: false },
      ],
    ],
    ['Indented', block('A', '  YQ==').replaceAll(/^/gm, '    '), [{ label: 'A', body: 'YQ==', hasHeaders: false }]],
    ['With headers', block('A', 'Proc-Type: 4\n\nYQ=='), [{ label: 'A', body: 'Proc-Type:4YQ==', hasHeaders: true }]],
    ['One without an end is none', '-----BEGIN A-----\nYQ==\n', []],
    ['One with another end is none', '-----BEGIN A-----\nYQ==\n-----END B-----\n', []],
  ];
  test.each(cases)('%s', (_, text, blocks) => expect(pemBlocks(text)).toEqual(blocks));

  test('Many beginnings are read in the time of their length', () => {
    expect(pemBlocks('-----BEGIN A-----\n'.repeat(100_000))).toEqual([]);
  });
});
