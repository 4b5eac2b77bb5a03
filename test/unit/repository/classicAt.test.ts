import { describe, expect, test } from 'vitest';
import type { Type } from '../../../src/domain/cel/type.ts';
import { classicAt } from '../../../src/repository/classicAt.ts';
import type { KnownKinds } from '../../../src/repository/expressionAt.ts';
import { atCursor } from '../domain/cel/complete/cursor.ts';
import { bundled } from '../product.ts';
import { podPolicy } from './celText.ts';
import { classicPolicy } from './classicText.ts';

const kinds: KnownKinds = {
  catalogs: [bundled],
  kindsIn: (group) => bundled.group(group)?.kinds ?? [],
  groups: () => bundled.groups,
};

function found(marking: string): ReturnType<typeof classicAt> {
  const { text, offset } = atCursor(marking);
  return classicAt(text, offset, kinds);
}

/** The fields of a path below the variables. */
function fieldsAt(marking: string, ...path: readonly string[]): readonly string[] {
  const place = found(marking);
  if (place?.in !== 'query') return [];
  let type: Type | undefined = place.root;
  for (const step of path) type = type?.kind === 'object' ? type.fields.get(step) : undefined;
  return type?.kind === 'object' ? [...type.fields.keys()] : [];
}

const message = '      validate: {message: "a {{ request.‸ }}", pattern: {}}\n';

describe('A query', () => {
  test.each([
    ['in quotes', message, ' request.‸ '],
    ['that nobody has ended', '      validate:\n        message: "{{ request.‸"\n', ' request.‸'],
    [
      'in a block',
      '      validate:\n        message: >-\n          {{ a\n          }} {{ request.‸ }}\n',
      ' request.‸ ',
    ],
    ['in a key', '      validate:\n        deny: {conditions: {any: [{key: "{{request.‸}}"}]}}\n', 'request.‸'],
    ['in the list of a loop', '      validate:\n        foreach:\n          - list: request.‸\n', 'request.‸'],
    ['of a variable', '      context:\n        - {name: a, variable: {jmesPath: request.‸}}\n', 'request.‸'],
  ])('is found %s', (_, body, wanted) => {
    const place = found(classicPolicy(body));
    if (place?.in !== 'query') throw new Error('There is no query.');
    expect(`${place.text.slice(0, place.offset)}‸${place.text.slice(place.offset)}`).toBe(wanted);
  });

  test('knows the object by the kind that the rule is about', () => {
    expect(fieldsAt(classicPolicy(message), 'request', 'object')).toEqual(
      expect.arrayContaining(['apiVersion', 'kind', 'metadata', 'spec']),
    );
    expect(fieldsAt(classicPolicy(message), 'request', 'object', 'spec')).toContain('containers');
    expect(fieldsAt(classicPolicy(message, '[apps/v1/Deployment]'), 'request', 'object', 'spec')).toContain('replicas');
  });

  test('knows what any of several kinds has, and nothing of what is not known', () => {
    const both = fieldsAt(classicPolicy(message, '[Pod, Deployment, Unheard]'), 'request', 'object', 'spec');
    expect(both).toEqual(expect.arrayContaining(['containers', 'replicas']));
    for (const other of ['[Unheard]', '["*"]', '[Pod/exec]', '[batch/v1/Pod]'])
      expect(fieldsAt(classicPolicy(message, other), 'request', 'object')).toEqual([]);
  });

  test.each([
    ['outside of braces', classicPolicy('      validate: {message: "a ‸{{ request }}"}\n')],
    ['in match', classicPolicy('', '["{{ request.‸ }}"]')],
    ['in another policy', podPolicy('  validations:\n    - expression: "{{ request.‸ }}"\n')],
    ['in no policy', 'apiVersion: v1\nkind: ConfigMap\ndata: {a: "{{ request.‸ }}"}\n'],
    ['in a template of Helm', classicPolicy('      # {{ .Values.a }}\n      validate: {message: "{{ request.‸ }}"}\n')],
  ])('is not found %s', (_, marking) => {
    expect(found(marking)?.in).not.toBe('query');
  });
});

describe('A word', () => {
  const labels = (marking: string): readonly string[] => {
    const place = found(marking);
    return place?.in === 'word' ? place.words.map(({ label }) => label) : [];
  };

  test('is a kind of any group', () => {
    expect(labels(classicPolicy('', '[‸]'))).toEqual(
      expect.arrayContaining(['Pod', 'Deployment', 'CronJob', 'ClusterPolicy', 'CustomResourceDefinition']),
    );
    expect(labels(classicPolicy('', '[Pod, apps/‸]'))).toContain('apps/v1/Deployment');
    expect(labels(classicPolicy('      exclude:\n        resources:\n          kinds:\n            - ‸\n'))).toContain(
      'Pod',
    );
  });

  test('is an operator', () => {
    const body =
      '      preconditions:\n        all:\n          - key: a\n            operator: ‸\n            value: b\n';
    expect(labels(classicPolicy(body))).toContain('AnyIn');
  });

  test('is nothing elsewhere', () => {
    expect(found(classicPolicy('      validate: {failureAction: ‸}\n'))).toBeNull();
  });
});
