import { describe, expect, test } from 'vitest';
import { judge, knownFrom, objectsOf, refusal, skippedJudgement } from '../../../src/repository/judge.ts';
import { limits } from '../../../src/domain/yaml/problem.ts';
import { mark, marked } from '../marked.ts';
import { rules } from '../product.ts';

/** The findings of a stream, by document and code, at the places that the example marks. */
async function check(example: string, expected: readonly string[]): Promise<void> {
  const { text } = marked(example);
  const { findings } = await judge(text, rules);
  expect(findings.map(({ document, code }) => `${document} ${code}`)).toEqual(expected);
  expect(
    mark(
      text,
      findings.map(({ range }) => range),
      [],
    ),
  ).toBe(example);
}

const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: good}\n';

describe('a stream', () => {
  const cases: readonly (readonly [rule: string, example: string, expected: readonly string[]])[] = [
    ['Nothing is said of good documents', `${good}---\n${good}`, []],
    ['A finding lies where its document lies', `${good}---\n${good}«datas»: {}\n`, ['1 schema/unknown-field']],
    [
      'Findings stand in the order of the text',
      `${good}«datas»: {}\n---\n${good}«x»: 1\n`,
      ['0 schema/unknown-field', '1 schema/unknown-field'],
    ],
    [
      'An error in one document touches no other',
      `a: «*x»\n---\n${good}«x»: 1\n`,
      ['0 yaml/syntax', '1 schema/unknown-field'],
    ],
    ['Blank documents have their number', `---\n---\n# nothing\n---\n${good}«x»: 1\n`, ['2 schema/unknown-field']],
    ['Line ends of another system', `${good}«x»: 1\n`.replaceAll('\n', '\r\n'), ['0 schema/unknown-field']],
    ['An empty stream holds nothing', '', []],
  ];
  test.each(cases)('%s', (_, example, expected) => check(example, expected));

  test('Related places and fixes lie where the document lies', async () => {
    const stream = `${good}---\n${good}dato: {}\nkind: ConfigMap\n`;
    const { findings } = await judge(stream, rules);
    const fixed = findings.flatMap(({ fixes }) => fixes).flatMap(({ edits }) => edits);
    const related = findings.flatMap((finding) => finding.related);
    expect(fixed.map(({ range }) => stream.slice(range.start, range.end))).toEqual(['dato']);
    expect(related.map(({ range }) => range.start)).toEqual([stream.indexOf('kind', good.length)]);
  });

  test('Objects have the number of their document and their range in the stream', async () => {
    const stream = `${good}---\n${good}`;
    const objects = objectsOf(await judge(stream, rules));
    expect(objects.map(({ document }) => document)).toEqual([0, 1]);
    expect(objects.map(({ range }) => stream.slice(range.start, range.end))).toEqual([good.trimEnd(), good.trimEnd()]);
  });

  test('The same stream has the same judgement', async () => {
    const stream = `${good}x: 1\n---\na: *b\n---\n${good}x: 1\n`;
    expect(JSON.stringify(await judge(stream, rules))).toBe(JSON.stringify(await judge(stream, rules)));
  });
});

describe('what is known', () => {
  const stream = `${good}x: 1\n---\n${good}`;

  test('A document that has not changed is not judged again', async () => {
    const first = await judge(stream, rules);
    const second = await judge(`${stream}---\n${good}z: 1\n`, rules, knownFrom(first));
    expect(second.documents[0]?.judged).toBe(first.documents[0]?.judged);
    expect(second.documents[1]?.judged).toBe(first.documents[1]?.judged);
  });

  test('It holds wherever its text lies', async () => {
    const first = await judge(stream, rules);
    const moved = await judge(`${good}---\n${good}x: 1\n`, rules, knownFrom(await judge(`---\n${good}x: 1\n`, rules)));
    const [finding] = first.findings;
    expect(moved.findings).toMatchObject([{ code: finding?.code, document: 1 }]);
    expect(moved.findings[0]?.range.start).toBe((finding?.range.start ?? 0) + good.length + 4);
  });

  test('It is the same as judging all', async () => {
    const known = knownFrom(await judge(stream, rules));
    expect(await judge(stream, rules, known)).toEqual(await judge(stream, rules));
  });

  test('Two documents with one text are judged once', async () => {
    const { documents } = await judge(`---\n${good}---\n${good}`, rules);
    expect(documents[0]?.judged).toBe(documents[1]?.judged);
  });
});

describe('pauses', () => {
  test('lie between documents that are judged, not between those that are known', async () => {
    let pauses = 0;
    const pause = (): void => void pauses++;
    const stream = `${good}a: 1\n---\n${good}b: 1\n---\n${good}c: 1\n`;
    const first = await judge(stream, rules, new Map(), pause);
    expect(pauses).toBe(3);
    await judge(stream, rules, knownFrom(first), pause);
    expect(pauses).toBe(3);
  });

  test('may give up', async () => {
    const pause = (): Promise<void> => Promise.reject(new Error('enough'));
    await expect(judge(good, rules, new Map(), pause)).rejects.toThrow('enough');
  });
});

describe('what is not judged', () => {
  test('A stream above 16 MB is one finding and nothing else', async () => {
    const { documents, findings } = await judge(`${good}#${' '.repeat(limits.fileBytes)}`, rules);
    expect(documents).toEqual([]);
    expect(findings).toMatchObject([{ code: 'yaml/too-large', range: { start: 0, end: 0 } }]);
  });

  test('16 MB are judged', async () => {
    const stream = `${good}#${' '.repeat(limits.fileBytes - good.length - 1)}`;
    expect((await judge(stream, rules)).findings).toEqual([]);
  });

  test('The finding says how large it is', () => {
    expect(refusal(20 * 1024 * 1024).findings).toMatchObject([{ message: expect.stringContaining('20 MB') as string }]);
  });

  test('What is skipped is one object with its reason', () => {
    expect(objectsOf(skippedJudgement('{{ if .x }}\n', 'Why.'))).toMatchObject([
      { status: 'skipped', kind: '', range: { start: 0, end: 11 }, reason: 'Why.' },
    ]);
  });
});
