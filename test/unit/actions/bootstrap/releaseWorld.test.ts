import { expect, test } from 'vitest';
import { releaseWorld } from '../../../../src/actions/bootstrap/releaseWorld.ts';
import { never, placeOf, platformText, released } from './releasePlatform.ts';

test('What Git, the remote and the disk say, all of one moment', async () => {
  const { ports, git } = released(2);
  const world = await releaseWorld(ports, placeOf('security', 'release'), never);
  if ('failure' in world) throw new Error(world.failure);
  expect(world).toMatchObject({
    committed: platformText(2),
    written: platformText(2),
    remote: { commit: git.remote },
    pushed: platformText(2),
    facts: { head: git.head },
  });
  expect([world.has('pub-cert.pem'), world.has('.slipway/sealing-key.json'), world.has('x')]).toEqual([
    true,
    true,
    false,
  ]);
});

test.each(['platform.yaml', 'pub-cert.pem'])(
  'A %s of which Git can not tell what it says is no missing one',
  async (path) => {
    const { ports, git } = released(2);
    git.unreadable.set(path, 'unable to read the object');
    expect(await releaseWorld(ports, placeOf('security', 'release'), never)).toEqual({
      failure: 'unable to read the object',
    });
  },
);

test('What is not there is not asked', async () => {
  const { ports, git } = released(2);
  git.changes = { upstream: null, head: '' };
  git.failRemote('never asked');
  expect(await releaseWorld(ports, placeOf('security', 'release'), never)).toMatchObject({
    committed: null,
    remote: null,
  });
  git.failFacts('no repository');
  expect(await releaseWorld(ports, placeOf('security', 'release'), never)).toEqual({ failure: 'no repository' });
});
