import { describe, expect, test } from 'vitest';
import { watching, well } from './failing.ts';

/* Failures of a connection that have to end well (SAFETY), from the socket up to the phases and applications: what was seen before. */

const slow = 5 * 60_000;

describe('what was seen last stays', () => {
  test('when a watch falls silent, since its last word', async () => {
    const { demo, here } = await watching();
    const since = here.time.now().toISOString();
    demo.faults.hang({ verb: 'watch', kind: 'Pod' });
    here.time.advance(60_000);
    await here.requests.pass(315_000);
    await here.shows({ ...well, pods: 'stale, was passed' });
    expect(here.check('pods')?.reason).toMatch(
      new RegExp(`^Seen at \\S+\\. ${demo.server} does not answer within (315|10) s\\.$`),
    );
    expect(Date.parse(here.check('pods')?.evidence.at ?? '')).toBeLessThanOrEqual(Date.parse(since));
    demo.faults.clear();
    await here.requests.pass(10_000);
    await here.shows(well);
  });

  test('when the right is taken away, until it is given again', async () => {
    const { demo, here } = await watching();
    demo.faults.forbid('Pod');
    demo.faults.cut('Pod');
    await here.shows({ ...well, pods: 'stale, was passed' });
    expect(here.check('pods')?.reason).toMatch(/^Seen at \S+Z\. You may not watch pods\.$/);
    await here.sleeps(slow);
    demo.faults.clear();
    here.time.advance(slow);
    await here.shows(well);
  });

  test('when all rights are taken away, and is asked for at once when somebody wants that', async () => {
    const { demo, here } = await watching();
    demo.faults.forbid('Pod');
    demo.faults.forbid('argoproj.io/v1alpha1 Application');
    demo.faults.cut();
    await here.shows({ ...well, pods: 'stale, was passed', apps: 'stale, was passed', applications: '25 old' });
    await here.sleeps(slow);
    demo.faults.clear();
    here.phases.refresh();
    await here.shows(well);
    expect(here.time.pending).not.toContain(slow);
  });

  test('when another cluster answers under the same context, until that is accepted', async () => {
    const { demo, here } = await watching();
    const before = demo.requests.length;
    demo.replaceUid();
    await here.shows({
      connection: 'stale',
      why: 'other-cluster',
      pods: 'stale, was passed',
      apps: 'stale, was passed',
      file: 'passed',
      applications: '25 old',
    });
    const { message = '', remedy = null } = here.failure() ?? {};
    expect(message).toMatch(
      /^Another cluster answers under the context "demo": its kube-system has the uid \S+, and was \S+\.$/,
    );
    expect(remedy).toBe('Choose the context again if that is meant.');
    const asked = demo.requests.slice(before).filter(({ path, query }) => path.endsWith('s') && !query.has('watch'));
    expect(asked).toEqual([]);
    here.live.accept();
    await here.shows(well);
  });
});
