import { describe, expect, test } from 'vitest';
import { house, makes } from './house.ts';

describe('before something that can be lost', () => {
  const grave = (more: object = {}) => makes('one', { risk: 'data-loss', undo: 'docs/undo.md#one', ...more });

  test('the names are typed, each of them', async () => {
    const { run, own, questions } = await house({ steps: [grave()] });
    own.planned.set('one', { typed: ['homelab', 'akula'] });
    questions.said = { agreed: true, typed: true };
    expect(await run()).toMatchObject({ end: 'passed' });
    expect(questions.asked.filter(({ kind }) => kind === 'typed').map(({ title, text }) => [title, text])).toEqual([
      ['"Make one" on homelab. Data can be lost. The way back: docs/undo.md#one', 'homelab'],
      ['"Make one" on akula. Data can be lost. The way back: docs/undo.md#one', 'akula'],
    ]);
  });

  test('that of the cluster is, where a step names none', async () => {
    const { run, questions } = await house({ steps: [grave({ risk: 'irreversible' })] });
    questions.said = { agreed: true, typed: ({ text }) => text === 'home' };
    expect(await run()).toMatchObject({ end: 'passed' });
  });

  test.each<[string, object, string]>([
    ['nobody types it', { agreed: true, typed: false }, 'Nobody has typed "home".'],
    ['there is no backup', { agreed: false, typed: true }, 'No backup is on record.'],
  ])('nothing runs when %s', async (_, said, message) => {
    const { run, questions, own } = await house({ steps: [grave()] });
    questions.said = said;
    expect(await run()).toMatchObject({ end: 'failed', steps: [{ state: 'failed', message }] });
    expect(own.calls).not.toContain('run one');
  });

  test('nobody is asked where nothing can be', async () => {
    const { run, questions } = await house({ steps: [makes('one', { risk: 'disruptive' })] });
    await run();
    expect(questions.asked).toEqual([]);
  });

  test('they are typed before it is planned for the last time', async () => {
    const { run, own, questions } = await house({ steps: [grave()] });
    questions.said = { agreed: true, typed: true };
    questions.during = ({ text }) => void (text === 'home' && own.planned.set('one', { decides: 'other' }));
    expect(await run()).toMatchObject({ end: 'changed' });
    expect(own.calls).not.toContain('run one');
  });

  test('who thinks about it for long learns what has changed meanwhile', async () => {
    const { run, questions, git, own } = await house({ steps: [grave()] });
    questions.said = { agreed: true, typed: true };
    questions.during = ({ text }) => void (text === 'home' && git.add('fix: by somebody', {}));
    expect(await run()).toMatchObject({
      end: 'failed',
      steps: [{ message: expect.stringContaining('Git has moved') }],
    });
    expect(own.calls).not.toContain('run one');
  });
});
