import { describe, expect, test } from 'vitest';
import { judgePlatform, judgeTable } from '../../../../src/domain/platform/judge.ts';
import { memoryTree } from '../../../fakes/tree.ts';
import { edited, good } from './repo.ts';

const codesOf = ({ findings }: ReturnType<typeof judgePlatform>): readonly string[] => findings.map(({ code }) => code);

describe('answers', () => {
  const partial = (text: string): readonly string[] => codesOf(judgePlatform(text, { partial: true }));

  test('may be any subset', () => {
    expect(partial('platform: {}\n')).toEqual([]);
    expect(partial('platform: { network: { domain: lab.home.arpa } }\n')).toEqual([]);
    expect(codesOf(judgePlatform('platform: { network: { domain: lab.home.arpa } }\n')).length).toBeGreaterThan(10);
  });

  test('are whole where they are a list, which takes the place of the other', () => {
    expect(partial('platform: { models: [{ name: "a:1" }] }\n')).toEqual(['platform/missing-key']);
    const host = 'name: a, address: 192.0.2.1, role: server, cpu: 1, memory: 1Gi, longhorn: true, gpu: {}';
    expect(partial(`platform: { hosts: [{ ${host} }] }\n`)).toEqual(['platform/missing-key']);
  });

  test('have no unknown keys, and are compared with each other', () => {
    expect(partial('platform: { netwrk: {} }\n')).toEqual(['platform/unknown-key']);
    expect(partial('platform: { network: { pods: 10.0.0.0/8, services: 10.43.0.0/16 } }\n')).toEqual([
      'platform/range-overlap',
    ]);
  });
});

test('Without a tree nothing is compared with other files', () => {
  const text = edited('platform.yaml', ['    chat: true', '    wiki: true'], ['releasedPhase: 0', 'releasedPhase: 9']);
  expect(codesOf(judgePlatform(text))).toEqual([]);
  expect(codesOf(judgePlatform(text, { tree: memoryTree(good) }))).toEqual([
    'platform/unknown-name',
    'platform/unknown-name',
  ]);
});

test('What the shape has told of is not told again', () => {
  const text = edited('platform.yaml', ['    lan: 192.0.2.0/24', '    lan: 192.0.2.7/24']);
  expect(codesOf(judgePlatform(text))).toEqual(['platform/type']);
  const twice = edited('platform.yaml', ['    device: ""', '    device: { alpha: /dev/sda, gamma: /dev/sdb }']);
  expect(codesOf(judgePlatform(twice))).toEqual(['platform/type', 'platform/type', 'platform/missing-key']);
});

describe('texts that are no platform', () => {
  test.each(['', '- a\n', 'platform: 5\n', 'platform:\n', 'null\n', '"platform"\n', 'platform: &a { x: *a }\n', '{'])(
    '%j',
    (text) => {
      expect(judgePlatform(text, { tree: memoryTree(good) }).findings.length).toBeGreaterThan(0);
      expect(judgeTable(text, 'applications.yaml', memoryTree(good)).findings.length).toBeGreaterThan(0);
    },
  );
});
