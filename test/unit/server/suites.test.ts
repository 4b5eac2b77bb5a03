import { describe, expect, test } from 'vitest';
import type { PolicyTestRow } from '../../../src/domain/policy/suite/told.ts';
import { judgePolicyTest, policyTestsIn } from '../../../src/server/suites.ts';
import type { TestFiles } from '../../../src/server/suites.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { pods, policy, suite } from '../actions/policyFiles.ts';

const place = '/repo/t/kyverno-test.yaml';
const uri = `file://${place}`;
const whole = { [place]: suite, '/repo/t/policy.yaml': policy, '/repo/t/pods.yaml': pods };

function filesOf(texts: Readonly<Record<string, string>>, ignored: readonly string[] = []): TestFiles {
  return { files: memoryFiles(texts, { ignored }), isIgnored: (path) => ignored.includes(path), served: [] };
}

const judged = (texts: Readonly<Record<string, string>>) =>
  judgePolicyTest({ uri }, filesOf(texts), new AbortController().signal);

describe('the tests of folders and files', () => {
  const other = '/repo/u/kyverno-test.yml';

  test.each<[string, Readonly<Record<string, string>>, readonly string[], readonly string[]]>([
    ['in a folder, with either ending', { ...whole, [other]: suite }, ['/repo'], [place, other]],
    ['in a file that has changed', { ...whole, [other]: suite }, [other], [other]],
    ['once each', whole, ['/repo', place, '/repo/t'], [place]],
    ['none in a file that is called otherwise', { '/repo/a.yaml': suite }, ['/repo/a.yaml', '/repo'], []],
    ['none in a file that is gone', whole, [other], []],
  ])('%s', async (_, texts, asked, found) => {
    const files = await policyTestsIn({ uris: asked.map((path) => `file://${path}`) }, filesOf(texts));
    expect(files.map((one) => one.uri)).toEqual(found.map((path) => `file://${path}`));
  });

  test('are left alone where a .gitignore leaves them out', async () => {
    const asked = { uris: ['file:///repo', uri] };
    expect(await policyTestsIn(asked, filesOf(whole, [place]))).toEqual([]);
  });

  test('have their rows, each where it stands', async () => {
    const [file] = await policyTestsIn({ uris: [uri] }, filesOf({ [place]: `# Why.\n---\n${suite}` }));
    expect(file).toMatchObject({ name: 'images', problem: null });
    expect(file?.rows.map(({ name, expected, place: where }) => [name, expected, where])).toEqual([
      ['Pod bad: images', 'fail', at(8, 56, 59)],
      ['Pod good: images', 'fail', at(9, 56, 60)],
    ]);
  });

  test.each([
    ['is no YAML', 'a: [\n', /^It can't be read: ./, 0],
    ['is no YAML in a part of it', `a: [\n---\n${suite}`, /^It can't be read: ./, 2],
    ['has a result that says nothing', suite.replace('result: fail', 'reslt: fail'), /results\[0\] needs .*result/, 1],
    ['holds no test', 'a: 1\n', /^There is no result in it\.$/, 0],
    ['hides something', 'a: "\u202e\n', /^[^\u202e]+$/, 0],
  ])('A file that %s says so', async (_, text, problem, rows) => {
    const [file] = await policyTestsIn({ uris: [uri] }, filesOf({ [place]: text }));
    expect(file?.problem).toMatch(problem);
    expect(file?.rows).toHaveLength(rows);
  });
});

describe('a run', () => {
  test('tells of each row what came of it, by the id that it has where it is written', async () => {
    const [file] = await policyTestsIn({ uris: [uri] }, filesOf(whole));
    const { rows, failures } = await judged(whole);
    expect(failures).toEqual([]);
    expect(rows.map(whereOf)).toEqual(file?.rows.map(whereOf));
    expect(rows.map(({ answers }) => answers)).toEqual([
      [{ resource: 'default/bad', expected: 'fail', actual: 'fail', ok: true, message: 'Name a version.' }],
      [{ resource: 'default/good', expected: 'fail', actual: 'pass', ok: false, message: 'success' }],
    ]);
  });

  test('has an answer for each object, when a row names none', async () => {
    const all = suite.replace('fail, resources: [bad]', 'fail');
    const { rows } = await judged({ ...whole, [place]: all });
    expect(rows[0]?.answers.map(({ resource, actual }) => [resource, actual])).toEqual([
      ['default/bad', 'fail'],
      ['default/good', 'pass'],
    ]);
  });

  test('says what is missing where nobody can judge', async () => {
    const changes = policy.replace('ValidatingPolicy', 'MutatingPolicy');
    const { rows } = await judged({ ...whole, '/repo/t/policy.yaml': changes });
    expect(rows[0]?.answers[0]).toMatchObject({ actual: 'unjudged', ok: false });
    expect(rows[0]?.answers[0]?.message).toMatch(/is not judged: it changes, .* Not known: mutation\.$/);
  });

  test('tells which of its results says nothing, and judges the others', async () => {
    const { rows, failures } = await judged({ ...whole, [place]: suite.replace('result: fail', 'reslt: fail') });
    expect(failures).toEqual(['Test.results[0] needs the field "result".']);
    expect(rows.map(({ answers }) => answers[0]?.resource)).toEqual(['default/good']);
  });

  test('names what it lacks by the paths that the test writes', async () => {
    const { '/repo/t/pods.yaml': _, ...rest } = whole;
    const { rows, failures } = await judged({ ...rest, '/repo/t/policy.yaml': policy.replace('c.image', 'd.image') });
    expect(failures).toEqual([
      'pods.yaml does not exist.',
      'ValidatingPolicy "images" is not in force: Unknown name "d".',
    ]);
    expect(rows.map(({ answers }) => answers[0]?.actual)).toEqual(['none', 'none']);
  });

  test('tells which files and folders it has looked at', async () => {
    const { uses } = await judged({ ...whole, [place]: suite.replace('pods.yaml', '../shared') });
    expect(uses.toSorted()).toEqual(['file:///repo/shared', uri, 'file:///repo/t/policy.yaml']);
  });

  test('of a file that is gone says so', async () => {
    expect(await judged({})).toMatchObject({ rows: [], failures: ["It can't be read."] });
  });

  test('of a file that is broken in parts judges the others', async () => {
    const { rows, failures } = await judged({ ...whole, [place]: `a: [\n---\n${suite}` });
    expect(rows).toHaveLength(2);
    expect(failures).toEqual([expect.stringMatching(/^It can't be read: /)]);
  });

  test('ends when nobody waits for it any more', async () => {
    const running = judgePolicyTest({ uri }, filesOf(whole), AbortSignal.abort());
    await expect(running).rejects.toThrow('aborted');
  });
});

function whereOf({ id, place: where }: Pick<PolicyTestRow, 'id' | 'place'>): unknown {
  return { id, where };
}

function at(line: number, from: number, to: number): unknown {
  return { start: { line, column: from }, end: { line, column: to } };
}
