import { expect, test } from 'vitest';
import { mentionsKubernetes } from '../../../../src/domain/kubernetes/mention.ts';

const cases: readonly (readonly [rule: string, text: string, mentioned: boolean])[] = [
  ['An object is seen', 'apiVersion: v1\nkind: Pod\n', true],
  ['An object in flow style is seen', '{"kind":"Pod","apiVersion":"v1"}', true],
  ['An object deep in the text is seen', `${'# a\n'.repeat(10_000)}apiVersion: v1\nkind: Pod\n`, true],
  ['One of the two is not enough', 'apiVersion: v2\nname: chart\n', false],
  ['Another YAML is left alone', 'services:\n  web:\n    image: nginx\n', false],
  ['Nothing mentions nothing', '', false],
];
test.each(cases)('%s', (_, text, mentioned) => expect(mentionsKubernetes(text)).toBe(mentioned));
