import { describe, expect, test } from 'vitest';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { phasesOf, pods } from './phasesOf.ts';
import { platformOf, reading } from './platform.ts';
import { failure } from './watching.ts';

const { signal } = new AbortController();

describe('what some checks read', () => {
  const two = platformOf([
    reading('one', pods, 'pods.size() == 1'),
    reading('two', { name: 'nodes', apiVersion: 'v1', kind: 'Node' }, 'nodes.size() == 1'),
  ]);
  const one = [{ phase: 'a', check: 'one' }];

  test('is listed anew, and nothing else is', async () => {
    const cluster = new MemoryCluster('home', { kinds: ['v1 Pod', 'v1 Node'] });
    const { phases } = phasesOf(cluster, two);
    await phases.settled(signal);
    const before = cluster.calls.filter((call) => call.startsWith('list')).toSorted();
    expect(before).toEqual(['list Node', 'list Pod']);
    phases.renew(one);
    expect(phases.unanswered).toEqual(['Pod (v1)']);
    await phases.settled(signal);
    expect(phases.unanswered).toEqual([]);
    const after = cluster.calls.filter((call) => call.startsWith('list')).toSorted();
    expect(after).toEqual(['list Node', 'list Pod', 'list Pod']);
  });

  test('and can not be read is named with the reason', async () => {
    const cluster = new MemoryCluster('home', { kinds: ['v1 Pod', 'v1 Node'] });
    cluster.fail('list', failure('server'), { kind: 'v1 Pod', times: 9 });
    const { phases } = phasesOf(cluster, two);
    await phases.settled(signal);
    expect(phases.unread(one)).toMatchObject([{ query: { kind: 'Pod' }, failure: { code: 'server' } }]);
    expect(phases.unread([{ phase: 'a', check: 'two' }])).toEqual([]);
  });
});
