import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../../src/domain/edits.ts';
import { contentsOf } from '../../../../../src/domain/kubernetes/contents.ts';
import type { Plain } from '../../../../../src/domain/plain.ts';
import { changed, treeOf } from '../../../../../src/domain/policy/fixes/change.ts';
import type { Change } from '../../../../../src/domain/policy/fixes/change.ts';
import { edited } from '../../../../../src/domain/policy/fixes/edited.ts';
import { containerFields, mending, podFields } from '../../../../../src/domain/policy/fixes/fields.ts';
import type { Steps } from '../../../../../src/domain/policy/outcome.ts';
import { at, listAt, textAt } from '../../../../../src/domain/kubernetes/read.ts';
import { toJSON } from '../../../../../src/domain/yaml/json.ts';
import { parse } from '../../../../../src/domain/yaml/parse.ts';
import { Random, seedOf } from '../../../../peers/random.ts';
import { writtenDocument } from './writtenPod.ts';

const privileged: Change = { steps: ['spec', 'securityContext', 'privileged'], value: false };

const cases: readonly (readonly [what: string, text: string, changes: readonly Change[], expected: string | null])[] = [
  [
    'behind what is there',
    'kind: Pod\napiVersion: v1\nspec:\n  a: 1\n',
    [privileged],
    'kind: Pod\napiVersion: v1\nspec:\n  a: 1\n  securityContext:\n    privileged: false\n',
  ],
  [
    'before it where blank lines at the end count',
    'kind: Pod\napiVersion: v1\nspec:\n  a: |+\n    b\n\n\n',
    [privileged],
    'kind: Pod\napiVersion: v1\nspec:\n  securityContext:\n    privileged: false\n  a: |+\n    b\n\n\n',
  ],
  ['nothing that others share', 'kind: Pod\napiVersion: v1\nspec: &s {a: 1}\nother: *s\n', [privileged], null],
  ['nothing that is so already', 'kind: Pod\napiVersion: v1\nspec: {}\n', [], null],
  ['nothing that does not fit', 'kind: Pod\napiVersion: v1\nspec: 1\n', [privileged], null],
  [
    'what goes and what comes beside it',
    'kind: Pod\napiVersion: v1\nspec:\n  a:\n  - b: 1\n    c: 2\n',
    [{ steps: ['spec', 'a', 0, 'c'] }, privileged],
    'kind: Pod\napiVersion: v1\nspec:\n  a:\n  - b: 1\n  securityContext:\n    privileged: false\n',
  ],
];

test.each(cases)('%s', (_what, text, changes, expected) => {
  const root = objectsOf(text)[0];
  const made = root && edited({ text, root }, changes);
  expect(made ? applyEdits(text, made.edits) : made).toBe(expected);
});

test('Large numbers stay what they are', () => {
  const text = 'kind: Pod\napiVersion: v1\nspec:\n  a: 9007199254740993\n';
  const root = objectsOf(text)[0];
  const made = root && edited({ text, root }, [privileged]);
  expect(made?.data).toMatchObject({ spec: { a: 9007199254740993n, securityContext: { privileged: false } } });
});

test('A text that can not be read, and a node of another text, are left alone', () => {
  const [root] = objectsOf('kind: Pod\napiVersion: v1\nspec: {}\n');
  const all = ['kind: [', 'kind: Pod\n'].map((text) => root && edited({ text, root }, [privileged]));
  expect(all).toEqual([null, null]);
});

const seed = seedOf();

describe(`documents in any style (SLIPWAY_SEED=${seed})`, () => {
  test('hold exactly what is wanted, and their comments', () => {
    const random = new Random(seed);
    const counts = { written: 0, refused: 0 };
    for (let run = 0; run < 120; run++) {
      const text = writtenDocument(random);
      const objects = objectsOf(text);
      const item = random.below(objects.length);
      const root = objects[item];
      const wanted = root === undefined ? [] : changesFor(toJSON(root), random);
      const made = root === undefined || wanted.length === 0 ? null : edited({ text, root }, wanted);
      if (made === null) {
        counts.refused += wanted.length === 0 ? 0 : 1;
        continue;
      }
      counts.written += 1;
      const after = applyEdits(text, made.edits);
      const expected = objects.map((one, index) =>
        index === item ? changed(toJSON(one), treeOf(wanted)) : toJSON(one),
      );
      expect({ text, data: objectsOf(after).map(toJSON) }).toEqual({ text, data: expected });
      expect({ text, breaks: breaksOf(after) }).toEqual({ text, breaks: breaksOf(text) });
      const kept = wanted.some(({ value }) => value === undefined) ? [] : commentsOf(text);
      expect({ text, comments: commentsOf(after) }).toMatchObject({ text, comments: kept.length === 0 ? {} : kept });
    }
    // Nearly all of them can be written.
    expect(counts.written).toBeGreaterThan(60);
    expect(counts.refused).toBeLessThan(counts.written / 10);
  });
});

/** Some of what would mend an object. */
function changesFor(data: Plain, random: Random): readonly Change[] {
  const pod: Steps = textAt(data, 'kind') === 'Pod' ? ['spec'] : ['spec', 'template', 'spec'];
  const spec = at(data, ...pod.map(String));
  const all: Change[] = podFields.flatMap((field) => mending(field, pod.concat(field.path), data));
  for (const index of listAt(spec, 'containers').keys()) {
    const container = pod.concat('containers', index);
    all.push({ steps: container.concat('resources', 'requests', 'cpu'), value: '100m' });
    for (const field of containerFields) {
      const path = field.path.map((step) => (step === '*' ? 0 : step));
      all.push(...mending(field, container.concat(path), data));
    }
  }
  return all.filter(() => random.chance(0.3));
}

function objectsOf(text: string) {
  const { problems, candidates } = contentsOf(parse(text));
  expect({ text, problems }).toEqual({ text, problems: [] });
  return candidates.map(({ node }) => node);
}

function breaksOf(text: string): readonly string[] {
  return [...new Set(text.match(/\r?\n/g))];
}

function commentsOf(text: string): readonly string[] {
  return text.match(/# (?:about|here|end)[^\r\n]*/g) ?? [];
}
