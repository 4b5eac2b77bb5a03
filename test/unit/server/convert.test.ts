import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findingOf } from '../../../src/domain/finding.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { toDiagnostic, toRange } from '../../../src/server/convert.ts';

const document = TextDocument.create('file:///a.yaml', 'yaml', 1, 'kind: 🚢\r\nspec: x\n');

/** What a finding becomes in the words of the protocol. */
function check(more: Partial<Finding>, diagnostic: object): void {
  const finding = { ...findingOf('schema/type', 'It is wrong.', { start: 10, end: 14 }), ...more };
  expect(toDiagnostic(finding, document, 'file:///slipway/')).toMatchObject(diagnostic);
}

describe('a diagnostic', () => {
  test('comes from Slipway, with code, message and page', () => {
    check(
      {},
      {
        source: 'slipway',
        code: 'schema/type',
        message: 'It is wrong.',
        codeDescription: { href: 'file:///slipway/docs/findings/schema/type.md' },
      },
    );
  });

  test('stands where the finding stands', () => {
    check({}, { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } } });
  });

  test('carries the pointer', () => {
    check({ pointer: '/spec', property: 'a' }, { data: { pointer: '/spec', property: 'a', saidBy: null } });
  });

  test('carries which part of which policy says it', () => {
    const saidBy = { file: '/p.yaml', document: 0, item: null, rule: '', validation: 0 };
    check({ saidBy }, { data: { pointer: '', property: null, saidBy } });
  });

  test.each([
    ['error', 1],
    ['warning', 2],
    ['information', 3],
    ['hint', 4],
  ] as const)('is as severe: %s is %i', (severity, number) => check({ severity }, { severity: number }));

  test('tells of other places in the same file', () => {
    const related = [{ range: { start: 0, end: 4 }, message: 'Here too.' }];
    const location = {
      uri: 'file:///a.yaml',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
    };
    check({ related }, { relatedInformation: [{ location, message: 'Here too.' }] });
  });

  test('tells below it what was taken for granted', () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
    const location = { uri: 'file:///a.yaml', range };
    check(
      { granted: ['A is so.'] },
      { message: 'It is wrong.', relatedInformation: [{ location, message: 'Taken for granted: A is so.' }] },
    );
  });
});

test('A place in another file has the positions of that file', () => {
  const related = [
    { range: { start: 12, end: 14 }, message: 'There.', elsewhere: { file: '/repo/b.yaml', lines: [0, 10] } },
  ];
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } };
  check({ related }, { relatedInformation: [{ location: { uri: 'file:///repo/b.yaml', range }, message: 'There.' }] });
});

test('Columns are UTF-16 units', () => {
  expect(toRange({ start: 6, end: 8 }, document)).toEqual({
    start: { line: 0, character: 6 },
    end: { line: 0, character: 8 },
  });
});
