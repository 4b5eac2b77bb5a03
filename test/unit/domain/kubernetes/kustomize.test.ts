import { describe, expect, test } from 'vitest';
import { isPatchDirective, patchFiles } from '../../../../src/domain/kubernetes/kustomize.ts';

describe('a kustomization names its patches', () => {
  const cases: readonly (readonly [title: string, text: string, patches: readonly string[]])[] = [
    [
      'by path',
      'patches:\n  - path: a.yaml\n  - path: b/c.yaml\n    target: {kind: Deployment}\n',
      ['a.yaml', 'b/c.yaml'],
    ],
    ['in the older list', 'patchesStrategicMerge:\n  - a.yaml\n', ['a.yaml']],
    ['and none that are written in it', 'patches:\n  - patch: |-\n      kind: Pod\n', []],
    ['and none where there are none', 'resources: [a.yaml]\n', []],
    ['and none in a file that is something else', '- a\n', []],
    ['and none in a file that is broken', 'patches: [', []],
  ];
  test.for(cases)('%s', ([, text, patches]) => expect(patchFiles(text)).toEqual(patches));
});

describe('a key of a patch', () => {
  const directives = ['$patch', '$retainKeys', '$setElementOrder/containers', '$deleteFromPrimitiveList/args'];
  test.for(directives)('%s tells how to merge', (name) => expect(isPatchDirective(name)).toBe(true));
  test.for(['patch', '$path', '$patches', 'constructor'])('%s does not', (name) =>
    expect(isPatchDirective(name)).toBe(false),
  );
});
