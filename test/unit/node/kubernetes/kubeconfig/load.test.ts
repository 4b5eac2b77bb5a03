import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { answerOf } from '../../../../../src/node/kubernetes/failed.ts';
import { loadKubeconfig } from '../../../../../src/node/kubernetes/kubeconfig/load.ts';
import { folderWith } from '../../folder.ts';
import { failureIn, valueOf } from '../opened.ts';

const load = (files: readonly string[], mustExist = false) => answerOf(() => loadKubeconfig({ files, mustExist }));

describe('the files of a kubeconfig', () => {
  test('may be missing, as long as one is there', async () => {
    const folder = folderWith({ b: '\u{feff}current-context: home\n', c: '' });
    const loaded = valueOf(await load([`${folder}/a`, `${folder}/b`, `${folder}/c`]));
    expect(loaded.kubeconfig.current).toBe('home');
    expect(loaded.files).toEqual([`${folder}/b`, `${folder}/c`]);
  });

  test.each<[string, Readonly<Record<string, string>>, boolean, string]>([
    ['none', {}, false, 'There is no kubeconfig: ~/a and ~/b do not exist.'],
    ['one that was asked for and is missing', {}, true, "The kubeconfig ~/a can't be read: it does not exist."],
    ['one that is no YAML', { a: 'x: [\n' }, false, '~/a can\'t be read, line 1: "[" is not closed'],
    ['one that is a list', { a: '- 1\n' }, false, '~/a is no kubeconfig: it holds no map.'],
  ])('with %s are refused', async (_, files, mustExist, message) => {
    const folder = folderWith(files);
    const failure = failureIn(await load(mustExist ? [`${folder}/a`] : [`${folder}/a`, `${folder}/b`], mustExist));
    expect(failure.code).toBe('kubeconfig');
    expect(failure.message.replaceAll(folder, '~')).toContain(message);
  });

  test('can be a folder, which is told', async () => {
    const folder = folderWith({});
    mkdirSync(`${folder}/a`);
    expect(failureIn(await load([`${folder}/a`])).message).toContain('it is a folder');
  });

  test.runIf(process.platform !== 'win32')('must be readable, for root too: a link to itself is not', async () => {
    const folder = folderWith({});
    symlinkSync(`${folder}/a`, `${folder}/a`);
    expect(failureIn(await load([`${folder}/a`])).message).toContain('its links go in a circle');
  });
});
