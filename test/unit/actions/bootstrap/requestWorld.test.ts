import { expect, test } from 'vitest';
import { releaseWorld } from '../../../../src/actions/bootstrap/releaseWorld.ts';
import { requestWorld } from '../../../../src/actions/bootstrap/requestWorld.ts';
import type { RequestWorld } from '../../../../src/domain/bootstrap/requesting.ts';
import { never, placeOf, platformText, released } from './releasePlatform.ts';

const place = placeOf('security', 'release');
const branch = 'slipway/release-security';

async function look({ ports, git }: ReturnType<typeof released>): Promise<RequestWorld | { failure: string }> {
  const known = await releaseWorld(ports, place, never);
  if ('failure' in known) throw new Error(known.failure);
  return requestWorld(git, place, known, never);
}

/** A platform, and the branch of a request at its remote. */
async function proposed() {
  const platform = released(2, 'merge-request');
  const { git } = platform;
  const files = [{ path: 'platform.yaml', text: platformText(3, 'merge-request') }];
  const made = await git.commitAside({ folder: '/lab', parent: git.remote, files, message: 'x' }, never);
  const commit = 'commit' in made ? made.commit : '';
  git.branches.set(branch, commit);
  return { platform, commit };
}

test('The remote counts, and not what is here', async () => {
  const platform = released(2, 'merge-request');
  const { git } = platform;
  git.add('feat: seal x', { 'x.yaml': 'x' });
  const world = await look(platform);
  expect(world).toMatchObject({
    remote: { commit: git.remote },
    pushed: platformText(2, 'merge-request'),
    proposed: null,
  });
  const { hasThere } = world as RequestWorld;
  expect(['pub-cert.pem', '.slipway/sealing-key.json', 'x.yaml'].map(hasThere)).toEqual([true, true, false]);
});

test('What somebody has merged is fetched', async () => {
  const platform = released(2, 'merge-request');
  const commit = platform.git.land({ 'platform.yaml': platformText(3, 'merge-request') });
  expect(await look(platform)).toMatchObject({ remote: { commit }, pushed: platformText(3, 'merge-request') });
});

test('A branch of the request is told with what it changes', async () => {
  const { platform, commit } = await proposed();
  expect(await look(platform)).toMatchObject({
    proposed: {
      commit,
      base: platform.git.remote,
      paths: ['platform.yaml'],
      before: platformText(2, 'merge-request'),
      after: platformText(3, 'merge-request'),
    },
  });
});

test('One of another history has no text that it was made from', async () => {
  const { platform, commit } = await proposed();
  const { git } = platform;
  git.asides.set(commit, { base: null, files: new Map(), paths: [] });
  expect(await look(platform)).toMatchObject({ proposed: { base: null, before: null, after: null } });
});

test('What is not there is not asked, and what can not be asked is said', async () => {
  const platform = released(2, 'merge-request');
  const { git, ports } = platform;
  const known = await releaseWorld(ports, place, never);
  if ('failure' in known) throw new Error(known.failure);
  git.failRemote('it times out');
  expect(await requestWorld(git, place, known, never)).toMatchObject({
    remote: { failure: 'it times out' },
    pushed: null,
  });
  git.heads.set('origin', null);
  expect(await requestWorld(git, place, known, never)).toMatchObject({ remote: { commit: null }, pushed: null });
  const nowhere = { ...known, facts: { ...known.facts, upstream: null } };
  git.failRemote('never asked');
  expect(await requestWorld(git, place, nowhere, never)).toMatchObject({ proposed: null, pushed: null });
});

test.each(['platform.yaml', 'pub-cert.pem'])('A %s that can not be read is no missing one', async (path) => {
  const platform = released(2, 'merge-request');
  const known = await releaseWorld(platform.ports, place, never);
  if ('failure' in known) throw new Error(known.failure);
  platform.git.unreadable.set(path, 'unable to read the object');
  expect(await requestWorld(platform.git, place, known, never)).toEqual({ failure: 'unable to read the object' });
});

test('A branch that can not be looked at is told as that', async () => {
  const { platform, commit } = await proposed();
  platform.git.asides.delete(commit);
  expect(await look(platform)).toMatchObject({ proposed: { failure: `Not a valid commit name ${commit}` } });
});

test('What the remote has is here, or has to be pulled first', async () => {
  const platform = released(2, 'merge-request');
  expect(await look(platform)).toMatchObject({ isPulled: true });
  platform.git.add('feat: seal x', { 'x.yaml': 'x' });
  expect(await look(platform)).toMatchObject({ isPulled: true });
  platform.git.land({ 'other.yaml': 'x' });
  expect(await look(platform)).toMatchObject({ isPulled: false });
});
