import { expect, test } from 'vitest';
import { toolLines } from '../../../../src/domain/phases/checkUse.ts';
import type { CheckUse } from '../../../../src/domain/phases/checkUse.ts';

const use: CheckUse = {
  phase: 'a',
  check: 'one',
  title: 'One',
  kind: 'command',
  what: 'bash scripts/a.sh',
  manifest: null,
  tool: { name: 'bash', path: '/usr/bin/bash', version: '5.2' },
  scripts: [{ path: 'scripts/a.sh', sha256: 'abc' }],
  digest: 'd',
};

test('Before somebody agrees they see which program it is, and which scripts', () => {
  expect(toolLines(use)).toEqual(['/usr/bin/bash, version 5.2', 'scripts/a.sh, SHA-256 abc']);
  expect(toolLines({ ...use, tool: { name: 'x', path: '/x', version: null }, scripts: [] })).toEqual(['/x']);
  expect(toolLines({ ...use, tool: null, scripts: [] })).toEqual([]);
});
