import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { headingOf } from '../../../../src/vscode/phases/documentation.ts';
import { product } from '../../product.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

describe('A phase is explained under the heading that names its number', () => {
  const text = [
    '# Platform',
    '## Start',
    '### 2. Hosts (phase 0)',
    '',
    '### 5. The rest (phases 3 to 6)',
    '(phase 7)',
  ].join('\n');

  test.each<[number, number | null]>([
    [0, 2],
    [1, null],
    [3, 4],
    [5, 4],
    [6, 4],
    [7, null],
  ])('%i: line %o', (phase, line) => expect(headingOf(text, phase)).toBe(line));

  test('each of the template is', () => {
    const readme = readFileSync(join(product, 'platform-repo/README.md'), 'utf8');
    for (const phase of [0, 1, 2, 3, 4, 5, 6]) expect(headingOf(readme, phase)).not.toBeNull();
  });
});
