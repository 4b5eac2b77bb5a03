import { describe, expect, test } from 'vitest';
import { compile, environmentOf, evaluate, timestampFrom, variables } from '../../../../src/domain/cel/cel.ts';
import { Functions } from '../../../../src/domain/cel/library/functions.ts';
import { standardFunctions } from '../../../../src/domain/cel/library/standard.ts';
import { bool, dyn, int, listOf, objectOf, string, timestamp } from '../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../src/domain/cel/type.ts';
import { placesOf } from '../../../../src/domain/cel/value/origin.ts';
import { plain } from '../../../../src/domain/cel/value/plain.ts';

const host = objectOf('host', { name: string, address: string, longhorn: bool });
const environment = environmentOf({
  platform: objectOf('platform', { hosts: listOf(host), storage: objectOf('storage', { path: string, fs: string }) }),
  now: timestamp,
  json: dyn,
  classes: listOf(dyn),
});
const platform = {
  hosts: [
    { name: 'homelab', address: '192.0.2.1', longhorn: true },
    { name: 'akula', address: '192.0.2.2', longhorn: false },
  ],
  storage: { path: '/var/lib/longhorn', fs: 'btrfs' },
};
const world = variables({
  platform,
  now: timestampFrom(1_767_225_600_000),
  json: { filesystems: [{ fstype: 'btrfs', options: 'rw,noatime,compress=zstd:1' }] },
  classes: [
    { metadata: { name: 'local-path', annotations: {} } },
    { metadata: { name: 'longhorn-homelab', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } },
  ],
});

describe('expressions of a phase', () => {
  const cases: readonly (readonly [text: string, wanted: Type, value: unknown])[] = [
    [
      "classes.filter(c, c.metadata.?annotations[?'storageclass.kubernetes.io/is-default-class'].orValue('') == 'true').map(c, c.metadata.name) == ['longhorn-homelab']",
      bool,
      true,
    ],
    ['platform.hosts.filter(h, h.longhorn)', listOf(dyn), [platform.hosts[0]]],
    ["['findmnt', '-J', platform.storage.path]", listOf(string), ['findmnt', '-J', '/var/lib/longhorn']],
    [
      "json.filesystems[0].fstype == platform.storage.fs && json.filesystems[0].options.contains('compress=zstd:1')",
      bool,
      true,
    ],
    ["now - timestamp('2025-12-31T00:00:00Z') < duration('25h')", bool, true],
    ['now', timestamp, '2026-01-01T00:00:00Z'],
    ['platform.hosts.size()', int, 2],
  ];
  test.each(cases)('%s', (text, wanted, value) => {
    const { expression, problems } = compile(text, environment, wanted);
    if (expression === null || problems.length > 0) throw new Error(problems[0]?.message);
    const outcome = evaluate(expression, environment, world);
    expect(outcome.ok ? plain(outcome.value.data) : outcome.failure).toEqual(value);
  });
});

test('A text that is none has one problem and no expression', () => {
  expect(compile('1 +', environment, dyn)).toMatchObject({ expression: null, problems: [{ code: 'syntax' }] });
});

test('An expression with problems can still be evaluated', () => {
  const { expression, problems } = compile('platform.hosst', environment, dyn);
  expect(problems).toHaveLength(1);
  expect(expression === null ? null : evaluate(expression, environment, world)).toMatchObject({
    ok: false,
    failure: { code: 'absent', message: '"hosst" is not there.', start: 9, end: 14 },
  });
});

test('What is to blame is told, and all of it when that is wanted', () => {
  const { expression } = compile('classes.all(c, c.metadata.name == "x")', environment, bool);
  if (expression === null) throw new Error('It is no expression.');
  const places = (explain: boolean): unknown => {
    const outcome = evaluate(expression, environment, world, { explain });
    return outcome.ok && placesOf(outcome.value.from).map(({ steps }) => steps.join('.'));
  };
  expect([places(false), places(true)]).toEqual([['0.metadata.name'], ['0.metadata.name', '1.metadata.name']]);
});

test('A budget can be smaller', () => {
  const { expression } = compile('classes.all(c, c != null)', environment, bool);
  if (expression === null) throw new Error('It is no expression.');
  expect(evaluate(expression, environment, world, { budget: { steps: 3, room: 100 } })).toMatchObject({
    ok: false,
    failure: { code: 'budget' },
  });
});

test('An environment has the standard functions unless it brings others', () => {
  expect(environmentOf({}).functions).toBe(standardFunctions);
  expect(compile('1 + 1', environmentOf({}, new Functions([])), dyn).problems).toHaveLength(1);
});

test('A moment is kept to the millisecond', () => {
  expect(timestampFrom(1.9).data).toEqual({ kind: 'timestamp', nanos: 1_000_000n });
});
