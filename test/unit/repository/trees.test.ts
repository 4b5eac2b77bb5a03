import { describe, expect, test } from 'vitest';
import { rootIn } from '../../../src/domain/platform/root.ts';
import { Trees } from '../../../src/repository/trees.ts';
import { memoryTree } from '../../fakes/tree.ts';

/** Trees over files that can be changed, with a clock that is moved by hand, and what the disk was asked. */
function setUp(): {
  readonly trees: Trees;
  readonly files: Record<string, string>;
  readonly asked: string[];
  readonly pass: (milliseconds: number) => void;
} {
  const files: Record<string, string> = { 'platform.yaml': 'platform: {}\n', 'phases/0-a/phase.yaml': '' };
  const asked: string[] = [];
  let now = 0;
  const trees = new Trees(
    (root) => {
      const tree = memoryTree(files);
      return {
        ...tree,
        text: (path) => {
          asked.push(`${root}/${path}`);
          return tree.text(path);
        },
      };
    },
    () => now,
  );
  return { trees, files, asked, pass: (milliseconds) => void (now += milliseconds) };
}

describe('the files of a repository', () => {
  test('are looked at once', () => {
    const { trees, asked } = setUp();
    for (let turn = 0; turn < 3; turn++) {
      expect(trees.at('/repo').text('platform.yaml')).toBe('platform: {}\n');
      expect(trees.at('/repo').text('none')).toBeNull();
    }
    expect(asked).toEqual(['/repo/platform.yaml', '/repo/none']);
    expect([trees.at('/repo').kind('phases'), trees.at('/repo').names('phases')]).toEqual(['folder', ['0-a']]);
  });

  test('are apart from those of another', () => {
    const { trees, asked } = setUp();
    trees.at('/repo').text('platform.yaml');
    trees.at('/other').text('platform.yaml');
    expect(asked).toEqual(['/repo/platform.yaml', '/other/platform.yaml']);
  });

  test.each([
    ['/repo/platform.yaml', 'new'],
    [String.raw`/repo\phases\new`, 'new'],
    ['/repository/platform.yaml', 'platform: {}\n'],
  ])('After a change of %s the text is %j', (path, text) => {
    const { trees, files } = setUp();
    trees.at('/repo').text('platform.yaml');
    files['platform.yaml'] = 'new';
    trees.changed(path);
    expect(trees.at('/repo').text('platform.yaml')).toBe(text);
  });

  test.each([
    [2000, 'platform: {}\n'],
    [2001, 'new'],
  ])('After %i ms without a word the text is %j', (milliseconds, text) => {
    const { trees, files, pass } = setUp();
    trees.at('/repo').text('platform.yaml');
    files['platform.yaml'] = 'new';
    pass(milliseconds);
    expect(trees.at('/repo').text('platform.yaml')).toBe(text);
  });

  test('stay read when they are looked at again', () => {
    const { trees } = setUp();
    const root = rootIn(trees.at('/repo'), 'platform.yaml');
    trees.changed('/repo/applications.yaml');
    expect(root).not.toBeNull();
    expect(rootIn(trees.at('/repo'), 'platform.yaml')).toBe(root);
  });
});
