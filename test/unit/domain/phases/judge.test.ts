import { describe, expect, test } from 'vitest';
import { judgePhase } from '../../../../src/domain/phases/judge.ts';
import { memoryTree } from '../../../fakes/tree.ts';
import { good } from '../platform/repo.ts';

const path = 'phases/1-storage/phase.yaml';
const text = good[path] ?? '';

const codesOf = (phase: string, at: string, tree = memoryTree(good)): readonly string[] =>
  judgePhase(phase, at, tree).findings.map(({ code }) => code);

test('A phase is compared with what is around it', () => {
  expect(codesOf(text, path)).toEqual([]);
  expect(codesOf(text, path, memoryTree({}))).toEqual([
    'phase/unknown-name',
    'phase/missing-file',
    'phase/missing-file',
  ]);
});

test('Without a tree it stands for itself', () => {
  expect(judgePhase(text, '', null).findings).toEqual([]);
  const wrong = text.replace('platform.storage.fs', 'platform.storage.fss');
  expect(judgePhase(wrong, '', null).findings.map(({ code }) => code)).toEqual(['phase/expression']);
});

describe('texts that are no phase', () => {
  test.each([
    '',
    '- a\n',
    'apiVersion: slipway/v1\nkind: Phase\n',
    'null\n',
    'checks: &a [*a]\n',
    '{',
    'steps: [[[]]]\nchecks: [null]\n',
  ])('%j', (nothing) => expect(codesOf(nothing, path).length).toBeGreaterThan(0));
});

test('A file that can not be read is not compared', () =>
  expect(codesOf(`${text}x: "\n`, path)).toEqual(['yaml/syntax']));
