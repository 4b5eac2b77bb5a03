import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/domain/cel/type.ts';
import { CrdCatalog } from '../../../src/repository/crds.ts';
import { expressionAt } from '../../../src/repository/expressionAt.ts';
import type { KnownKinds } from '../../../src/repository/expressionAt.ts';
import { atCursor } from '../domain/cel/complete/cursor.ts';
import { bundled } from '../product.ts';
import { podPolicy } from './celText.ts';

const crds = new CrdCatalog(bundled.objectMeta);
crds.update(
  '/crd.yaml',
  `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: example.org
  names: {kind: Widget, plural: widgets}
  versions:
    - name: v1
      schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}
`,
);
const kinds: KnownKinds = {
  catalogs: [crds, bundled],
  kindsIn: (group) => [...crds.kindsIn(group), ...(bundled.group(group)?.kinds ?? [])],
  groups: () => [...bundled.groups, ...crds.groups],
};

/** The expression with the cursor in it, and what its objects are. */
function found(marking: string): string | null {
  const { text, offset } = atCursor(marking);
  const expression = expressionAt(text, offset, kinds);
  if (expression === null) return null;
  const [before, after] = [expression.text.slice(0, expression.offset), expression.text.slice(expression.offset)];
  const object = expression.environment.variables.get('object');
  return `${before}‸${after} about ${object === undefined ? 'nothing' : nameOf(object)}`;
}

const validation = podPolicy('  validations:\n    - expression: object.‸\n');
const admission = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [example.org], apiVersions: [v1], resources: [widgets]}]
  validations:
    - expression: params.‸
`;
const classic = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
spec:
  rules:
    - name: a
      validate:
        cel:
          expressions:
            - expression: >-
                has(‸
`;
const matching = (kind: string) => `match: {any: [{resources: {kinds: [${kind}]}}]}`;
const webhook = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
spec:
  webhookConfiguration:
    matchConditions:
      - name: a
        expression: true ‸
`;
const list = `apiVersion: v1\nkind: List\nitems:\n  - ${admission.replaceAll('\n', '\n    ')}`;

describe('An expression is found', () => {
  test.each([
    ['in a policy about Pods', validation, 'object.‸ about Pod'],
    ['in a policy about a kind that a file defines', admission, 'params.‸ about Widget'],
    ['in a classic policy', classic, 'has(‸ about dyn'],
    ['in a rule about Pods', classic.replace('name: a', matching('Pod')), 'has(‸ about Pod'],
    ['in a rule about what is not known', classic.replace('name: a', matching('Pid')), 'has(‸ about dyn'],
    ['in a policy that is asked about anything', webhook, 'true ‸ about dyn'],
    ['in another document of the file', `a: 1\n---\n${validation}---\nb: 2\n`, 'object.‸ about Pod'],
    ['in a List', list, 'params.‸ about Widget'],
    ['in a policy about Pods and more', validation.replace('[pods]', '[pods, nodes]'), 'object.‸ about dyn'],
    ['in a policy about what is not known', validation.replace('[pods]', '[pids]'), 'object.‸ about dyn'],
    ['in text that is broken behind it', `${validation}  {\n`, 'object.‸ about Pod'],
  ])('%s', (_, text, wanted) => expect(found(text)).toBe(wanted));
});

describe('No expression is found', () => {
  test.each([
    ['in a message', podPolicy('  validations:\n    - message: object.‸\n')],
    ['in a name', podPolicy('  variables:\n    - name: a‸\n')],
    ['between the documents of a file', `${validation.replace('‸', '')}---\n‸`],
    ['in another object', 'apiVersion: v1\nkind: ConfigMap\ndata: {validations: [{expression: object.‸}]}\n'],
    ['in an object that only mentions one', `# ValidatingAdmissionPolicy\n${admission.replace('kind: V', 'kind: W')}`],
    ['in what only Helm makes YAML of', `# {{ .Values.a }}\n${validation}`],
    ['in no text at all', '‸'],
  ])('%s', (_, text) => expect(found(text)).toBeNull());
});
