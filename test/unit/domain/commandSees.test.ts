import { expect, test } from 'vitest';
import { commandSees } from '../../../src/domain/commandSees.ts';
import { environmentOf } from '../../../src/node/program.ts';

const seen = (names: readonly string[]): readonly string[] =>
  Object.keys(environmentOf(Object.fromEntries(names.map((name) => [name, 'x'])), commandSees, 'linux'));

test('A command of a repository sees where tools keep their things, the cluster, the agent and the network', () => {
  const wanted = [
    'XDG_CACHE_HOME',
    'XDG_CONFIG_HOME',
    'KUBECONFIG',
    'SSH_AUTH_SOCK',
    'PRE_COMMIT_HOME',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    ...['http', 'https', 'all', 'no'].flatMap((name) => [`${name}_proxy`, `${name.toUpperCase()}_PROXY`]),
  ];
  expect(seen(wanted)).toEqual(wanted);
});

test.each([
  // What says who somebody is.
  ['tokens', ['GITHUB_TOKEN', 'GITLAB_TOKEN', 'CI_JOB_TOKEN', 'NPM_TOKEN', 'VAULT_TOKEN', 'KUBE_TOKEN']],
  ['keys and passwords', ['AWS_SECRET_ACCESS_KEY', 'SOPS_AGE_KEY', 'RESTIC_PASSWORD', 'SSH_ASKPASS', 'SUDO_ASKPASS']],
  // What makes a program load or do something else than it says.
  [
    'what leads programs astray',
    ['LD_PRELOAD', 'NODE_OPTIONS', 'PYTHONPATH', 'BASH_ENV', 'GIT_SSH_COMMAND', 'GIT_DIR'],
  ],
  ['names that only look like one', ['KUBECONFIG_OLD', 'MY_KUBECONFIG', 'XDG', 'Http_Proxy']],
])('It sees none of %s', (_, names) => {
  expect(seen(names)).toEqual([]);
});
