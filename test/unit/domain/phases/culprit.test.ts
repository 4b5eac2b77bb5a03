import { describe, expect, test } from 'vitest';
import { told } from '../../../../src/domain/phases/culprit.ts';
import { readingOf } from '../../../../src/domain/phases/reading.ts';
import type { Reading } from '../../../../src/domain/phases/reading.ts';
import type { PlannedRead } from '../../../../src/domain/phases/plan.ts';
import type { ObjectSource } from '../../../../src/domain/phases/spec.ts';
import type { Place } from '../../../../src/domain/cel/value/origin.ts';
import type { Reason } from '../../../../src/domain/phases/why.ts';
import { worldOf } from './greenWorld.ts';
import { template } from './template.ts';

const { spec } = template();
const one = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace: 'web', name: 'a', labels: { 'pod-security.kubernetes.io/enforce': 'x' } },
  spec: { replicas: 1, args: ['--a', '--b'], deep: {}, empty: '' },
  status: { conditions: [{ type: 'Available', status: 'False' }], sync: { status: 'OutOfSync' } },
};

function reading(more: Partial<ObjectSource> = {}): Reading {
  const base = {
    name: 'deployments',
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: null,
    object: null,
    labels: null,
  };
  const source: ObjectSource = { ...base, metadataOnly: false, ...more };
  const query = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: null,
    labels: null,
    fields: null,
    view: 'object',
  } as const;
  const read: PlannedRead = { of: 'objects', source, ways: [query], isMeant: () => true, problem: null };
  return readingOf(read, spec, worldOf(new Map([['a', one]])));
}

const place = (variable: string, ...steps: (string | number)[]): Place => ({ variable, steps, missing: false });
const reason = (places: readonly Place[], more: Partial<Reason> = {}): Reason => ({
  subject: null,
  places,
  missing: null,
  around: [],
  ...more,
});

describe('a cause in objects', () => {
  test.each([
    [['spec', 'replicas'], 'a: replicas is 1', '/spec/replicas'],
    [['spec', 'none'], 'a: none is missing', '/spec/none'],
    [['spec', 'args'], 'a: args is --a, --b', '/spec/args'],
    [['spec', 'deep'], 'a: deep is not as wanted', '/spec/deep'],
    [['spec', 'empty'], 'a: empty is empty', '/spec/empty'],
    [['status', 'conditions', 0, 'status'], 'a: Available is False', '/status/conditions/0/status'],
    [['status', 'sync', 'status'], 'a: sync is OutOfSync', '/status/sync/status'],
    [
      ['metadata', 'labels', 'pod-security.kubernetes.io/enforce'],
      'a: enforce is x',
      '/metadata/labels/pod-security.kubernetes.io~1enforce',
    ],
    [['metadata', 'name'], 'a', '/metadata/name'],
    [[], 'a', ''],
  ])('%j', (steps, words, pointer) => {
    const culprit = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'web', name: 'a', pointer };
    expect(told(reason([place('deployments', 0, ...steps)]), [reading()], {})).toEqual({ words, name: 'a', culprit });
  });

  test('What is missing is the culprit all the same', () => {
    const missing = { name: 'b', namespace: null };
    expect(told(reason([place('deployments')], { missing }), [reading({ namespace: 'web' })], {})).toEqual({
      words: 'b is missing',
      name: 'b',
      culprit: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'web', name: 'b', pointer: '' },
    });
  });

  test.each([
    ['the one that is read', { missing: { name: null, namespace: null } }, { object: 'c' }, 'c is missing'],
    ['for somebody', { subject: 'gitlab', missing: { name: null, namespace: 'x' } }, {}, 'gitlab: no Deployment'],
    ['in a namespace', { missing: { name: null, namespace: 'x' } }, {}, 'x: no Deployment'],
    ['of nobody', { missing: { name: null, namespace: null } }, {}, 'no Deployment'],
    ['as a number', {}, {}, '1 Deployment'],
  ])('A list that is not as wanted: %s', (_, more, source, words) => {
    expect(told(reason([place('deployments')], more), [reading(source)], {})?.words).toBe(words);
  });

  test('Something that an object does not have', () => {
    const missing = { name: 'Ready', namespace: null };
    const places = [place('deployments', 0, 'status', 'conditions')];
    expect(told(reason(places, { missing }), [reading()], {})?.words).toBe('a: Ready is missing');
  });

  test('Objects come before everything else', () => {
    const places = [place('platform', 'gpu'), place('deployments', 0, 'spec', 'replicas')];
    expect(told(reason(places), [reading()], { platform: {} })?.words).toBe('a: replicas is 1');
  });

  test('The object that was looked at is to blame for what other data say', () => {
    const known = { platform: { hosts: [{ name: 'homelab' }] } };
    const around = [place('platform', 'hosts', 0), place('deployments', 0)];
    expect(told(reason([place('platform', 'hosts', 0, 'gpu')], { around }), [reading()], known)).toMatchObject({
      words: 'a: homelab: gpu is missing',
      name: 'a',
      culprit: { name: 'a', pointer: '' },
    });
  });
});

describe('a cause elsewhere', () => {
  const files = (...documents: readonly object[]): Reading => ({
    of: 'files',
    name: 'files',
    pattern: 'a/*.yaml',
    files: { paths: documents.length === 0 ? [] : ['a/x.yaml'], documents: [], problem: null },
    standing: { state: 'live' },
    list: JSON.parse(JSON.stringify(documents)),
  });

  test.each([
    ['a file without a name in it', [place('files', 0, 'n')], {}, [{ n: 1 }], 'a/x.yaml: n is 1', null],
    ['a file with an object', [place('files', 0, 'n')], {}, [{ n: 1, metadata: { name: 'o' } }], 'o: n is 1', 'o'],
    ['no file', [place('files')], {}, [], 'a/*.yaml is missing', 'a/*.yaml'],
    ['no file with a name', [place('files')], { missing: { name: 'o', namespace: null } }, [], 'o is missing', 'o'],
    ['the platform', [place('platform', 'storage', 'fs')], {}, [], 'fs is btrfs', null],
    ['a host', [place('platform', 'hosts', 0, 'role')], {}, [], 'homelab: role is server', 'homelab'],
    ['an application', [place('applications', 'n8n', 'wave')], {}, [], 'n8n: wave is 2', 'n8n'],
    ['nothing that was read', [], { subject: 'n8n' }, [], 'n8n is not as wanted', 'n8n'],
  ])('%s', (_, places, more, documents, words, name) => {
    const known = { platform: spec.platform, applications: spec.applications };
    expect(told(reason(places, more), [files(...documents)], known)).toMatchObject({ words, name, culprit: null });
  });

  test('Nothing at all is no cause', () => {
    expect(told(reason([]), [], {})).toBeNull();
  });
});
