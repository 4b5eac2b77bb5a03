import { describe, expect, test } from 'vitest';
import { selectorOf } from '../../../../../scripts/demo/api/selector.ts';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a', namespace: 'web', labels: { app: 'x', tier: '' } },
  spec: { nodeName: 'homelab', hostNetwork: true },
};

describe('labels', () => {
  test.each<[string, boolean]>([
    ['', true],
    ['app', true],
    ['!app', false],
    ['none', false],
    ['!none', true],
    ['app=x', true],
    ['app==x', true],
    ['app = y', false],
    ['app!=x', false],
    ['none!=x', true],
    ['app in (y, x)', true],
    ['app in (y)', false],
    ['app notin (y,z)', true],
    ['app notin (x)', false],
    ['app in (x,y),!none,app=x', true],
    ['app in (x,y),none', false],
    ['tier=', true],
  ])('%s', (selector, isMeant) => {
    expect(selectorOf(selector, null)(pod)).toBe(isMeant);
  });
});

describe('fields', () => {
  test.each<[string, boolean]>([
    ['metadata.name=a', true],
    ['metadata.name!=a', false],
    ['metadata.name=a,metadata.namespace=web', true],
    ['spec.nodeName=other', false],
    ['spec.hostNetwork=true', true],
    ['status.phase=', true],
  ])('%s', (selector, isMeant) => {
    expect(selectorOf(null, selector)(pod)).toBe(isMeant);
  });
});

test.each(['a b', 'a in x', '=x', '(a)', 'a=(b)'])('What nobody understands is a bad request: %s', (selector) => {
  expect(() => selectorOf(selector, null)).toThrow(`unable to parse requirement: found '${selector}'`);
});
