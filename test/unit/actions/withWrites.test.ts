import { expect, test } from 'vitest';
import { withWrites } from '../../../src/actions/withWrites.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { map, never } from './bootstrap/house.ts';

function other() {
  const [cluster, elsewhere] = [1, 2].map(() => new MemoryCluster('home', { kinds: ['v1 ConfigMap'] }));
  if (cluster === undefined || elsewhere === undefined) throw new Error('There are two.');
  return { cluster, elsewhere, own: withWrites(cluster, elsewhere.writes) };
}

test('what is read is that of the cluster, and what is written goes where it is said', async () => {
  const { cluster, elsewhere, own } = other();
  cluster.put(map('one'));
  await own.writes.create(map('two'), never);
  expect(await own.get(map(''), { namespace: 'default', name: 'one' }, never)).toMatchObject({ value: map('one') });
  expect(await own.get(map(''), { namespace: 'default', name: 'two' }, never)).toEqual({ value: null });
  expect(elsewhere.find(map(''), 'default', 'two')).not.toBeNull();
  expect(own.requests).toEqual(cluster.requests);
});

test('nobody but who has opened it closes it', () => {
  const { cluster, own } = other();
  own.close();
  expect(cluster.isClosed).toBe(false);
});
