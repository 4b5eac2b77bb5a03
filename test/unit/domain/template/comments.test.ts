import { expect, test } from 'vitest';
import { content } from '../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { keyComments } from '../../../../src/domain/template/comments.ts';
import { dedent } from '../../dedent.ts';

test('Comments are found above the keys of a list, the first for each key', () => {
  const text = dedent`
    # Above the list itself: not inside.
    list:
      # First name.
      # Two lines.
      - name: a

        # After a blank line.
        role: x
      # Second name.
      - name: b # behind, not above
        gpu:
          # Deep.
          memory: 1
  `;
  const root = parse(text).root;
  const map = root === null ? null : content(root);
  const list = map?.type === 'map' ? map.pairs[0]?.value : undefined;
  expect(list === undefined ? null : Object.fromEntries(keyComments(text, list, '/list'))).toEqual({
    '/list/[]/name': ['# First name.', '# Two lines.'],
    '/list/[]/role': ['# After a blank line.'],
    '/list/[]/gpu/memory': ['# Deep.'],
  });
});
