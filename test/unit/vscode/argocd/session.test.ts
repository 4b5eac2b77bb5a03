import { expect, onTestFinished, test, vi } from 'vitest';
import type { PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import type { ArgoCdServices } from '../../../../src/vscode/argocd/argocd.ts';
import { ApplicationsSession } from '../../../../src/vscode/argocd/session.ts';
import { EventEmitter } from '../../../fakes/vscode.ts';
import { desk, until } from '../cluster/desk.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const specOf = (title: string) => ({ phases: [{ title }], applications: {} }) as unknown as PlatformSpec;

/** The applications of a window; its files are read when the test says so. */
function looking() {
  const one = desk({ home: '00000000-0000-4000-8000-000000000001', away: '00000000-0000-4000-8000-000000000002' });
  const files = new EventEmitter<void>();
  const reads: PromiseWithResolvers<PlatformSpec | null>[] = [];
  const applications = new ApplicationsSession(
    {
      session: one.session,
      platforms: one.platforms,
      judging: { onPlatformChanged: files.event },
      spec: () => {
        const read = Promise.withResolvers<PlatformSpec | null>();
        reads.push(read);
        return read.promise;
      },
    } as unknown as ArgoCdServices,
    one.timers,
  );
  onTestFinished(() => applications.dispose());
  return { ...one, applications, files, reads };
}

test('All who want to know what the files say wait for it, also when they change meanwhile', async () => {
  const { applications, files, reads } = looking();
  let answers = 0;
  const wanted = [1, 2].map(async () => {
    await applications.wantSpec();
    answers++;
  });
  files.fire();
  expect(reads).toHaveLength(2);
  reads[0]?.resolve(specOf('old'));
  await new Promise(setImmediate);
  expect(answers).toBe(0);
  reads[1]?.resolve(specOf('new'));
  await Promise.all(wanted);
  expect(applications.spec).toEqual(specOf('new'));
});

test('The applications of a cluster that is left are closed, and are not those of the window then', async () => {
  const { applications, session } = looking();
  await until(() => applications.live !== null);
  const before = applications.live;
  const seen: unknown[] = [];
  applications.onDidChange(() => seen.push(applications.live));
  await session.choose('away');
  expect(before?.isClosed).toBe(true);
  await until(() => applications.live !== null);
  expect(seen).not.toContain(before);
});
