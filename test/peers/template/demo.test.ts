/** What the demo cluster holds is what the template renders today. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recording } from '../../../scripts/demo/recording.ts';
import { describeWithPeers } from '../tools.ts';

describeWithPeers('the demo', () => {
  test('`npm run demo:record` would change nothing', async () => {
    const work = await mkdtemp(path.join(tmpdir(), 'slipway-demo-'));
    try {
      const recorded = await readFile(path.join(import.meta.dirname, '../../../scripts/demo/objects.jsonl'), 'utf8');
      expect((await recording(work)).split('\n')).toEqual(recorded.split('\n'));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
});
