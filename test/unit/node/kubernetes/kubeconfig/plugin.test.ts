import { describe, expect, test } from 'vitest';
import { access, config } from './files.ts';

const exec = (fields: string): string => `exec: { ${fields} }`;
const v1 = 'apiVersion: client.authentication.k8s.io/v1';
const v1beta1 = 'apiVersion: client.authentication.k8s.io/v1beta1';

describe('a plugin', () => {
  test('has all that it says', async () => {
    const text = exec(
      `${v1}, command: aws, args: [eks, get-token], env: [{ name: AWS_PROFILE, value: home }, { name: EMPTY }], ` +
        'interactiveMode: IfAvailable, provideClusterInfo: true, installHint: "Install aws."',
    );
    const { access: found } = await access(config('', text));
    expect(found?.user.plugin).toEqual({
      where: 'exec of user "me" of '.concat(found?.user.where.replace('user "me" of ', '') ?? ''),
      apiVersion: 'client.authentication.k8s.io/v1',
      command: 'aws',
      arguments: ['eks', 'get-token'],
      environment: { AWS_PROFILE: 'home', EMPTY: '' },
      interactive: 'IfAvailable',
      wantsCluster: true,
      installHint: 'Install aws.',
    });
  });

  test.each([
    ['./plug.sh', (folder: string) => `${folder}/plug.sh`],
    ['bin/plug', (folder: string) => `${folder}/bin/plug`],
    ['/usr/bin/plug', () => '/usr/bin/plug'],
    ['plug', () => 'plug'],
  ])('%s with a separator is relative to the kubeconfig', async (command, expected) => {
    const { access: found, folder } = await access(config('', exec(`${v1beta1}, command: ${command}`)));
    expect(found?.user.plugin).toMatchObject({ command: expected(folder), interactive: 'IfAvailable' });
  });

  test.each<[string, string]>([
    [v1, 'The exec of user "me" of ~/config has no command.'],
    [
      'command: x',
      'apiVersion of exec of user "me" of ~/config is missing; it wants client.authentication.k8s.io/v1 or client.authentication.k8s.io/v1beta1.',
    ],
    [
      'command: x, apiVersion: client.authentication.k8s.io/v1alpha1',
      'apiVersion of exec of user "me" of ~/config is "client.authentication.k8s.io/v1alpha1"; it wants client.authentication.k8s.io/v1 or client.authentication.k8s.io/v1beta1.',
    ],
    [
      `${v1}, command: x`,
      'interactiveMode of exec of user "me" of ~/config is missing; it wants Never, IfAvailable, Always.',
    ],
    [`${v1beta1}, command: x, env: [{ value: a }]`, 'A variable of env of exec of user "me" of ~/config has no name.'],
    [`${v1beta1}, command: x, args: a`, 'args of exec of user "me" of ~/config is a string; it wants a list.'],
  ])('that says %j is refused', async (fields, refusal) => {
    expect((await access(config('', exec(fields)))).refusal).toBe(refusal);
  });
});
