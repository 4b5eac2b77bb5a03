import { expect, test } from 'vitest';
import { compile } from '../../../../src/domain/cel/cel.ts';
import { bool, dyn, nameOf } from '../../../../src/domain/cel/type.ts';
import { environment, hostType, oneHost, output, reserved, typeOf } from '../../../../src/domain/phases/environment.ts';
import { platformSchema } from '../../../../src/domain/platform/schema.ts';

/** The problems of an expression that may name what all can, and more. */
function check(text: string, codes: readonly string[], own = {}): void {
  expect(compile(text, environment(own), dyn).problems.map(({ code }) => code)).toEqual(codes);
}

test.each([
  'platform.hosts.filter(h, h.longhorn).map(h, h.name)',
  'platform.hosts[0].gpu.memory == "16Gi"',
  'platform.sizes["gitlab"].memory',
  'platform.sizes.gitlab.?storage.orValue("")',
  'platform.optional.n8n',
  'platform.storage.device == ""',
  'platform.releasedPhase >= 2',
  'applications["gitlab"].enabled && applications["gitlab"].phase == 4',
  'applications.exists(name, applications[name].wave > 3)',
  'git.branch == "main" && git.files.size() == 0 && git.ahead + git.behind == 0 && !git.dirty && has(git.upstream)',
  'now > timestamp("2026-01-01T00:00:00Z")',
])('%s', (text) => check(text, []));

test.each([
  ['platform.host', 'unknown-field'],
  ['platform.hosts.map(h, h.adress)', 'unknown-field'],
  ['applications["gitlab"].phases', 'unknown-field'],
  ['git.remote', 'unknown-field'],
  ['platform.releasedPhase == "2"', 'type'],
  ['json.x', 'unknown-name'],
  ['host.name', 'unknown-name'],
])('%s', (text, code) => check(text, [code]));

test('The output and the host are known where they are given', () => {
  check('json.x == text && host.name == ""', [], { ...output, ...oneHost });
  check('host.nam', ['unknown-field'], oneHost);
});

test('Types are those of the schema', () => {
  expect(nameOf(hostType)).toBe('host');
  expect(nameOf(typeOf({ type: 'number' }, platformSchema, 'x'))).toBe('double');
  expect(nameOf(typeOf({ type: 'array' }, platformSchema, 'x'))).toBe('list');
  expect(nameOf(typeOf({ type: 'object' }, platformSchema, 'x'))).toBe('dyn');
  expect(nameOf(typeOf({ type: ['string', 'object'] }, platformSchema, 'x'))).toBe('dyn');
  expect(nameOf(typeOf({ type: 'object', additionalProperties: { type: 'boolean' } }, platformSchema, 'x'))).toBe(
    'map(string, bool)',
  );
  expect(compile('platform.gpu.enabled', environment(), bool).problems).toEqual([]);
});

test('Names of variables and words of the language are taken', () => {
  for (const name of ['platform', 'applications', 'now', 'git', 'json', 'text', 'host', 'in', 'while'])
    expect(reserved.has(name)).toBe(true);
  expect(reserved.has('nodes')).toBe(false);
});
