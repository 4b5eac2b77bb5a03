import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shown } from '../../../scripts/editor/dom.ts';
import { untilAccepted } from '../../../scripts/editor/until.ts';
import { type Desk, sitDown } from '../desk.ts';

const pictures = process.env['SLIPWAY_PICTURES'];

const policy = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata:
  name: labels
spec:
  rules:
    - name: has-team
      match:
        any:
          - resources:
              kinds: [Pod]
      preconditions:
        all:
          - key: "{{ request.operation }}"
            operator: Equals
            value: CREATE
      validate:
        message: "of {{ request.name }}"
        pattern: {metadata: {labels: {team: "?*"}}}
    - name: add-team
      match: {any: [{resources: {kinds: [Pod]}}]}
      mutate: {patchStrategicMerge: {metadata: {labels: {team: a}}}}
`;

const pod = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {team: a}}
spec: {containers: [{name: web, image: 'nginx:1.27.0'}]}
`;

describe('A person who writes a classic policy', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await sitDown({ files: { 'policy.yaml': policy, 'pod.yaml': pod } });
    await desk.editor.open('policy.yaml');
    // The kind is deprecated: whoever says so knows policies by then.
    await desk.editor.code.squiggled('hint');
  });

  afterAll(() => desk?.close());

  const seen = async (moment: string): Promise<void> => {
    if (pictures !== undefined) await desk.editor.screenshot(join(pictures, `classic-${moment}.png`));
  };

  /** Where a text ends in the policy, from 1. */
  const behind = (text: string): readonly [line: number, column: number] => {
    const before = policy.slice(0, policy.indexOf(text) + text.length).split('\n');
    return [before.length, (before.at(-1)?.length ?? 0) + 1];
  };

  /** Asks what may stand behind a text, until `wanted` is offered; what is struck has a minus before it. */
  const offered = async (text: string, wanted: string): Promise<string[]> => {
    const { code, page } = desk.editor;
    await code.goTo(...behind(text));
    await page.keyboard.press('Control+Space');
    const rows = (): Promise<string[]> =>
      page.locator('.suggest-widget.visible .monaco-list-row').evaluateAll((all: Shown[]) =>
        all.map((row) => {
          const name = row.querySelector('.label-name')?.textContent ?? '';
          return row.querySelector('.deprecated') === null ? name : `-${name}`;
        }),
      );
    return untilAccepted(page, `${wanted} to be offered`, rows, (all) => all.includes(wanted));
  };

  const dismiss = (): Promise<void> => desk.editor.page.keyboard.press('Escape');

  it('reads which rule is recognised and not judged, in the policy and at the object', async () => {
    const { editor } = desk;
    const words = 'This rule changes objects: it is recognised, and not judged.';
    expect(await editor.code.hover(...behind('name: add'), 'recognised')).toContain(words);
    await editor.open('pod.yaml');
    const said = await editor.code.hover(2, 3, 'policy matches');
    expect(said).toContain('Recognised, but not judged: ClusterPolicy "labels" (rule: add-team) changes objects.');
    await seen('hover');
    await editor.open('policy.yaml');
  });

  it('reads what a word of a variable is, and nothing about the field around it', async () => {
    const { editor } = desk;
    const said = await editor.code.showHover(...behind('"{{ request.operat'), 'operation: string');
    expect(said).toMatch(/^operation: string\s*CREATE, UPDATE, DELETE or CONNECT\.$/);
    await seen('word');
    await dismiss();
  });

  it('is offered kinds, and operators with those struck that will end', async () => {
    expect(await offered('kinds: [Pod', 'Pod')).toContain('PodTemplate');
    await seen('kinds');
    await dismiss();
    const operators = await offered('operator: Equ', 'Equals');
    await seen('operators');
    expect(operators).toContain('-Equal');
    await dismiss();
  });

  it('is offered what a variable may name, and how functions are called', async () => {
    const { code, page } = desk.editor;
    expect(await offered('{{ request.', 'userInfo')).toEqual(expect.arrayContaining(['object', 'operation']));
    await seen('variable');
    await dismiss();
    await code.typeAt(...behind('{{ request.name'), ' | split(@, ');
    const help = page.locator('.parameter-hints-widget.visible');
    await help.waitFor();
    expect(await help.textContent()).toContain('split(text: string, separator: string) → array of string');
    await seen('call');
  });
});
