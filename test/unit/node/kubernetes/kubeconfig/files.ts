import { loadKubeconfig } from '../../../../../src/node/kubernetes/kubeconfig/load.ts';
import { accessOf } from '../../../../../src/node/kubernetes/kubeconfig/context.ts';
import type { Access } from '../../../../../src/node/kubernetes/kubeconfig/context.ts';
import { answerOf } from '../../../../../src/node/kubernetes/failed.ts';
import { folderWith } from '../../folder.ts';

/** What a context says in a kubeconfig, and the folder of that; the sentence when it is refused, with `~` for the folder. */
export async function access(text: string, context: string | null = null, more: Readonly<Record<string, string>> = {}) {
  const folder = folderWith({ config: text, ...more });
  const files = ['config', ...Object.keys(more).filter((name) => name.startsWith('config'))];
  const places = { files: files.map((name) => `${folder}/${name}`), mustExist: false };
  const answer = await answerOf(async (): Promise<Access> => {
    const loaded = await loadKubeconfig(places);
    return accessOf(loaded.kubeconfig, loaded.files, context);
  });
  if ('value' in answer) return { folder, access: answer.value, refusal: null };
  return { folder, access: null, refusal: answer.failure.message.replaceAll(folder, '~') };
}

/** A kubeconfig of one context, `home`, whose cluster and user have these lines of YAML. */
export function config(cluster: string, user: string): string {
  const lines = (text: string): string =>
    text
      .split('\n')
      .map((line) => `      ${line}`)
      .join('\n');
  return [
    'current-context: home',
    'contexts: [{ name: home, context: { cluster: house, user: me } }]',
    'clusters:',
    '  - name: house',
    '    cluster:',
    '      server: https://house:6443',
    lines(cluster),
    'users:',
    '  - name: me',
    '    user:',
    lines(user === '' ? '{}' : user),
    '',
  ].join('\n');
}
