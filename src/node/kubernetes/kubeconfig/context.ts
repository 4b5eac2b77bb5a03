import { failed } from '../failed.ts';
import { text } from './field.ts';
import { entryOf } from './merge.ts';
import type { Kubeconfig } from './merge.ts';
import { readServer } from './server.ts';
import type { Server } from './server.ts';
import { nobody, readUser } from './user.ts';
import type { User } from './user.ts';

/** All that a context says. Certificates and tokens in files are not read yet. */
export interface Access {
  readonly context: string;
  readonly server: Server;
  readonly user: User;
  readonly namespace: string | null;
}

/** What a context says, the current one for null; throws `Failed`. */
export function accessOf(kubeconfig: Kubeconfig, files: readonly string[], wanted: string | null): Access {
  const name = wanted ?? kubeconfig.current;
  const from = files.join(' and ');
  if (name === null)
    throw failed('kubeconfig', `No context is the current one in ${from}.`, {
      remedy: 'Choose one with "kubectl config use-context", or name one.',
    });
  const context = entryOf(kubeconfig.contexts, name, 'context');
  if (context === null) {
    const known = [...kubeconfig.contexts.keys()].map((one) => `"${one}"`);
    throw failed('kubeconfig', `There is no context "${name}" in ${from}.`, {
      remedy: known.length === 0 ? 'There are no contexts at all.' : `There are ${known.join(', ')}.`,
    });
  }
  const [clusterName, userName] = [text(context, 'cluster'), text(context, 'user')];
  if (clusterName === null) throw failed('kubeconfig', `The ${context.where} names no cluster.`);
  const cluster = entryOf(kubeconfig.clusters, clusterName, 'cluster');
  if (cluster === null)
    throw failed('kubeconfig', `The ${context.where} names the cluster "${clusterName}", which is not there.`);
  const user = userName === null ? null : entryOf(kubeconfig.users, userName, 'user');
  if (userName !== null && user === null)
    throw failed('kubeconfig', `The ${context.where} names the user "${userName}", who is not there.`);
  return {
    context: name,
    server: readServer(cluster),
    user: user === null ? nobody : readUser(user),
    namespace: text(context, 'namespace'),
  };
}
