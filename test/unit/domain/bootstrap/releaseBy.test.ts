import { expect, test } from 'vitest';
import { releaseByOf } from '../../../../src/domain/bootstrap/releaseBy.ts';
import type { Plain } from '../../../../src/domain/plain.ts';

test.each<readonly [Plain, object]>([
  [{ repository: { releaseBy: 'merge-request' } }, { by: 'merge-request' }],
  [{ repository: { releaseBy: 'push' } }, { by: 'push' }],
  [{ repository: {} }, { by: 'push' }],
  [null, { by: 'push' }],
  [
    { repository: { releaseBy: 'mail' } },
    { problem: 'platform.repository.releaseBy in platform.yaml is "mail"; it is push or merge-request.' },
  ],
  [
    { repository: { releaseBy: null } },
    { problem: 'platform.repository.releaseBy in platform.yaml is null; it is push or merge-request.' },
  ],
])('%j', (platform, way) => {
  expect(releaseByOf(platform)).toEqual(way);
});
