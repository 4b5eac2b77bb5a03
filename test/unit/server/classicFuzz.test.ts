import { expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { KnownKinds } from '../../../src/repository/expressionAt.ts';
import { unjudgedAt } from '../../../src/repository/unjudgedAt.ts';
import { classicCompletion, classicExplanation, classicSignature } from '../../../src/server/classicCompletion.ts';
import { Random, seedOf } from '../../peers/random.ts';
import { mutated } from '../mutate.ts';
import { bundled } from '../product.ts';
import { classicPolicy } from '../repository/classicText.ts';

const turns = 1500;
const kinds: KnownKinds = {
  catalogs: [bundled],
  kindsIn: (group) => bundled.group(group)?.kinds ?? [],
  groups: () => bundled.groups,
};

const policies = [
  classicPolicy(`      context:
        - {name: names, variable: {jmesPath: "request.object.spec.containers[?image != 'a'].name | [0]"}}
        - {name: map, configMap: {name: a, namespace: b}}
      preconditions: {all: [{key: "{{ length(names) }}", operator: GreaterThan, value: 1}]}
      validate:
        message: "of {{ request.object.metadata.labels.{{ map.data.a }} || 'none' }}"
        foreach:
          - list: request.object.spec.containers[].ports[]
            deny: {conditions: {any: [{key: "{{- element.hostPort }}", operator: In, value: [1]}]}}
`),
  classicPolicy(
    `      mutate:
        targets: [{apiVersion: v1, kind: Pod}]
        patchStrategicMerge: {metadata: {labels: {"{{ target.kind }}": "{{ sort_by(values(@), &{a: x}) }}"}}}
`,
    '[apps/v1/Deployment, "*/*"]',
  ),
];

test(
  `At ${turns} places of policies that something went wrong with, what is offered, and explained, is the word there`,
  { timeout: 60_000 },
  () => {
    const seed = seedOf();
    console.log(`SLIPWAY_SEED=${seed}`);
    const random = new Random(seed);
    let [offered, explained] = [0, 0];
    for (let turn = 0; turn < turns; turn++) {
      const text = mutated(random.pick(policies), random);
      const document = TextDocument.create('file:///a.yaml', 'yaml', 1, text);
      const offset = random.below(text.length + 1);
      try {
        const items = classicCompletion(document, offset, kinds);
        offered += items.length;
        classicSignature(document, offset, kinds);
        unjudgedAt(text, offset);
        const { range } = classicExplanation(document, offset, kinds) ?? {};
        explained += range === undefined ? 0 : 1;
        expect(range === undefined || isIn(document, range, offset), JSON.stringify(range)).toBe(true);
        for (const { textEdit } of items.slice(0, 1)) {
          if (textEdit === undefined || !('range' in textEdit)) throw new Error('There is no edit.');
          const [start, end] = [document.offsetAt(textEdit.range.start), document.offsetAt(textEdit.range.end)];
          expect(start <= offset && offset <= end, `${start} ${offset} ${end}`).toBe(true);
          // The editor takes no edit that goes beyond the line.
          expect(text.slice(start, end)).not.toMatch(/[\r\n]/);
        }
      } catch (error) {
        throw new Error(`SLIPWAY_SEED=${seed}, text ${turn}, offset ${offset}: ${JSON.stringify(text)}`, {
          cause: error,
        });
      }
    }
    expect(offered).toBeGreaterThan(turns);
    expect(explained).toBeGreaterThan(turns / 50);
  },
);

function isIn(document: TextDocument, { start, end }: Range, offset: number): boolean {
  return document.offsetAt(start) <= offset && offset <= document.offsetAt(end);
}
