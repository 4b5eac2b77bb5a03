/** Expressions have their colours in the YAML grammar of this VS Code, whose texts the unit tests have from a copy. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shown } from '../../../scripts/editor/dom.ts';
import { untilAccepted } from '../../../scripts/editor/until.ts';
import { type Desk, sitDown } from '../desk.ts';

const policy = `spec:
  variables:
    - expression: object.spec.all(c, c.name == 'a')
    - expression: >-
        has(object.metadata)
  message: "{{ request.name }} is {{ .Values.name }}"
`;
const phase = `apiVersion: slipway/v1
kind: Phase
steps:
  - when: platform.gpu.enabled
`;

/** Lines, and the words of each that have colours of their own. */
const cases: readonly (readonly [file: string, line: string, words: readonly string[]])[] = [
  ['policy.yaml', 'object.spec', ['object', 'spec', 'all', 'c', "'a'"]],
  ['policy.yaml', 'has(', ['has', 'object', 'metadata']],
  ['policy.yaml', 'message', ['request', 'name']],
  ['phase.yaml', 'when', ['platform', 'gpu', 'enabled']],
];

describe('A person who reads expressions', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await sitDown({ files: { 'policy.yaml': policy, 'phase.yaml': phase } });
  });

  afterAll(() => desk?.close());

  /** The parts of the line on screen that has this text. */
  async function parts(text: string): Promise<readonly string[]> {
    const lines = await desk.editor.page
      .locator('.view-line')
      .evaluateAll((all: Shown[]) =>
        all.map((line) => [...line.querySelectorAll('span > span')].map((part) => part.textContent.trim())),
      );
    return lines.find((line) => line.join('').includes(text)) ?? [];
  }

  it.each(cases)('sees words apart: %s, %s', async (file, line, words) => {
    const { editor } = desk;
    await editor.open(file);
    const seen = await untilAccepted(
      editor.page,
      `the words of ${line}`,
      () => parts(line),
      (all) => words.every((word) => all.includes(word)),
    );
    expect(seen).toEqual(expect.arrayContaining([...words]));
  });
});
