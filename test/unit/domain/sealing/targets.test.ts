import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../../../src/domain/sealing/find.ts';
import { sealedTargetAt, targetsIn } from '../../../../src/domain/sealing/targets.ts';
import { refusal, secret } from './fixtures.ts';

const plain = secret('stringData: {a: b}\n');
const sealed = 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: a}\nspec: {}\n';
const other = 'apiVersion: v1\nkind: ConfigMap\n';

/** The documents and items of what is meant; or why nothing is. */
function targets(text: string, at: number | null): Promise<string> {
  return refusal(() =>
    targetsIn(text, documentsOf(text), at)
      .map(({ document, object }) => `${document.index}.${object.item}`)
      .join(' '),
  );
}

describe('the Secrets that are meant', () => {
  const list = `apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Secret}, {apiVersion: v1, kind: Secret}]\n`;
  const secretList = 'apiVersion: v1\nkind: SecretList\nitems: [{metadata: {}}, {metadata: {}}]\n';
  const cases: readonly (readonly [rule: string, text: string, at: number | null, expected: string])[] = [
    ['All', `${plain}---\n${other}---\n${sealed}---\n${plain}`, null, '0.null 3.null'],
    ['All of a List', list, null, '0.0 0.1'],
    ['The one at the place', `${plain}---\n${plain}`, plain.length + 10, '1.null'],
    ['The item at the place', list, list.lastIndexOf('kind'), '0.1'],
    ['All of a SecretList, whose items are of one kind', secretList, secretList.lastIndexOf('metadata'), '0.0 0.1'],
  ];
  test.each(cases)('%s', async (_, text, at, expected) => expect(await targets(text, at)).toBe(expected));
});

describe('is refused', () => {
  const cases: readonly (readonly [rule: string, text: string, at: number | null, said: string])[] = [
    ['Nothing', '', null, 'seal/not-a-secret: There is no v1 Secret in the text.'],
    ['Other kinds', other, null, 'seal/not-a-secret: There is no v1 Secret in the text.'],
    [
      'Another kind at the place',
      `${plain}---\n${other}`,
      plain.length + 5,
      'seal/not-a-secret: There is no v1 Secret in this place.',
    ],
    ['A SealedSecret', sealed, null, 'seal/encrypted: It is a SealedSecret already; set a key in it instead.'],
    [
      'A SealedSecret at the place',
      `${sealed}---\n${plain}`,
      3,
      'seal/encrypted: It is a SealedSecret already; set a key in it instead.',
    ],
    [
      'A Secret without apiVersion beside another',
      `${plain}---\nkind: Secret\n`,
      null,
      'seal/not-a-secret: The object in line 6 looks like a Secret and is none; "apiVersion: v1" and "kind: Secret" are wanted.',
    ],
    [
      'A Secret in small letters at the place',
      'apiVersion: v1\nkind: secret\n',
      3,
      'seal/not-a-secret: The object in line 2 looks like a Secret and is none; "apiVersion: v1" and "kind: Secret" are wanted.',
    ],
    [
      'Broken YAML',
      `${plain}  - {hunter2\n`,
      null,
      'seal/not-a-secret: The text is no YAML that Kubernetes reads, from line 5 on.',
    ],
    [
      'Broken YAML in another document',
      `${plain}---\na: {hunter2\n`,
      null,
      'seal/not-a-secret: The text is no YAML that Kubernetes reads, from line 6 on.',
    ],
    [
      'A key that stands twice',
      secret('stringData: {a: hunter2, a: hunter3}\n'),
      null,
      'seal/duplicate-name: The key in line 4 stands twice in its mapping; keep one.',
    ],
    [
      'A number and a text of one name',
      secret('stringData: {1: hunter2, "1": hunter3}\n'),
      null,
      'seal/duplicate-name: The key in line 4 stands twice in its mapping; keep one.',
    ],
    [
      'A template that is no YAML',
      secret('stringData:\n  a: {{ .Values.a }}\n'),
      null,
      'seal/templated: The Secret is a template that something else completes ({{ … }}, ${…} or <…>); seal what comes out of it.',
    ],
  ];
  test.each(cases)('%s', async (_, text, at, said) => expect(await targets(text, at)).toBe(said));

  test('What is wrong elsewhere does not matter for one place', async () => {
    expect(await targets(`${plain}---\na: {\n`, 3)).toBe('0.null');
  });
});

describe('the SealedSecret at a place', () => {
  const at = (text: string, offset: number): Promise<string> =>
    refusal(() => void sealedTargetAt(text, documentsOf(text), offset));
  test('is found', async () => expect(await at(`${other}---\n${sealed}`, other.length + 5)).toBe('done'));
  test.each([
    ['A Secret', plain, 'seal/not-a-secret: There is no SealedSecret in this place.'],
    ['Broken YAML', `${sealed}x: {\n`, 'seal/not-a-secret: The text is no YAML that Kubernetes reads, from line 5 on.'],
  ])('%s is none', async (_, text, said) => expect(await at(text, 0)).toBe(said));
});
