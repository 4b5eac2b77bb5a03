import { describe, expect, test } from 'vitest';
import { programOf } from '../../../../../src/node/kubernetes/credentials/program.ts';
import type { Plugin } from '../../../../../src/node/kubernetes/kubeconfig/plugin.ts';
import { folderWith } from '../../folder.ts';
import { programIn } from '../programs.ts';

const plugin = (command: string, installHint: string | null = null): Plugin => ({
  where: 'exec of user "me"',
  apiVersion: 'client.authentication.k8s.io/v1',
  command,
  arguments: [],
  environment: {},
  interactive: 'Never',
  wantsCluster: false,
  installHint,
});

describe.runIf(process.platform !== 'win32')('the program of a plugin', () => {
  test('is found on the PATH, and by its path', () => {
    const folder = folderWith({});
    const program = programIn(folder, 'plug', '');
    expect(programOf(plugin('plug'), `.:${folder}`, [])).toBe(program);
    expect(programOf(plugin(program), '', [])).toBe(program);
  });

  test('is never taken from a folder of the workspace', () => {
    const folder = folderWith({});
    const program = programIn(folder, 'bin/plug', '');
    expect(() => programOf(plugin('plug'), `${folder}/bin`, [folder])).toThrow(
      'The program "plug" of exec of user "me" is not on the PATH.',
    );
    expect(() => programOf(plugin(program), '', [folder])).toThrow(
      `The program "${program}" of exec of user "me" is no program, or lies in a folder of the workspace.`,
    );
  });

  test('that is missing is told with the hint of the kubeconfig', () => {
    expect(() => programOf(plugin('plug', 'Install\n  plug.'), '', [])).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'credentials', remedy: 'Install plug.' }) }),
    );
  });
});
