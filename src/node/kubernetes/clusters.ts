import { createHash } from 'node:crypto';
import type { Answer } from '../../domain/kubernetes/failure.ts';
import type { ContextUse, Contexts } from '../../domain/kubernetes/context.ts';
import type { Cluster, Clusters, ContextConsent } from '../../ports.ts';
import { Client } from './client.ts';
import type { ClientWorld } from './client.ts';
import { KubernetesCluster } from './cluster.ts';
import type { ClusterWorld } from './cluster.ts';
import { Credentials } from './credentials/credentials.ts';
import { programOf } from './credentials/program.ts';
import { answerOf, failed } from './failed.ts';
import { proxyFor, withoutPassword } from './http/proxy.ts';
import { Transport } from './http/transport.ts';
import { accessOf } from './kubeconfig/context.ts';
import type { Access } from './kubeconfig/context.ts';
import { own } from './kubeconfig/field.ts';
import { loadKubeconfig } from './kubeconfig/load.ts';
import { lookOut } from './kubeconfig/lookout.ts';
import type { Kubeconfig } from './kubeconfig/merge.ts';
import { placesOf } from './kubeconfig/places.ts';
import type { KubeconfigSource } from './kubeconfig/places.ts';
import { Once } from './once.ts';

export interface ClustersWorld extends ClientWorld, ClusterWorld {
  readonly consent: ContextConsent;
  /** Folders that are open: no program is taken from there. */
  readonly workspaces: () => readonly string[];
  /** Milliseconds between two looks at the files of the kubeconfig. */
  readonly look: number;
}

/** Tells when it is closed: it is not handed out again then. */
class Opened extends KubernetesCluster {
  readonly #onClosed: () => void;

  constructor(
    ...[identity, client, allowed, world, onClosed]: [...ConstructorParameters<typeof KubernetesCluster>, () => void]
  ) {
    super(identity, client, allowed, world);
    this.#onClosed = onClosed;
  }

  override close(): void {
    super.close();
    this.#onClosed();
  }
}

/** The clusters of a kubeconfig. Each context has its own connections and credentials: nothing of one gets into another. */
export class KubeconfigClusters implements Clusters {
  readonly #source: KubeconfigSource;
  readonly #world: ClustersWorld;
  readonly #open = new Map<
    string,
    { readonly digest: string; readonly cluster: KubernetesCluster; refused: boolean }
  >();

  constructor(source: KubeconfigSource, world: ClustersWorld) {
    this.#source = source;
    this.#world = world;
  }

  contexts(): Promise<Answer<Contexts>> {
    return answerOf(async () => {
      const { kubeconfig } = await loadKubeconfig(placesOf(this.#source));
      const contexts = [...kubeconfig.contexts.keys()].map((name) => summaryOf(kubeconfig, name));
      return { current: kubeconfig.current, contexts };
    });
  }

  open(context: string | null): Promise<Answer<Cluster>> {
    return answerOf(async () => {
      const { kubeconfig, files } = await loadKubeconfig(placesOf(this.#source));
      const access = accessOf(kubeconfig, files, context);
      const plugin = access.user.plugin;
      const path = this.#source.environment['PATH'] ?? '';
      const program = plugin === null ? null : programOf(plugin, path, this.#world.workspaces());
      const proxy = proxyFor(new URL(access.server.url), access.server.proxy, this.#source.environment);
      const digest = createHash('sha256')
        .update(JSON.stringify([access, program, proxy]))
        .digest('hex');
      const before = this.#open.get(access.context);
      if (before?.digest === digest && !before.refused) return before.cluster;
      before?.cluster.close();
      return this.#create(access, program, proxy, digest);
    });
  }

  onChange(call: () => void): () => void {
    return lookOut(placesOf(this.#source).files, this.#world.look, call);
  }

  #create(access: Access, program: string | null, proxy: string | null, digest: string): KubernetesCluster {
    const { environment } = this.#source;
    const transport = new Transport(new URL(access.server.url), proxy, this.#world.timers);
    const credentials = new Credentials(access, program, { ...this.#world, environment });
    const client = new Client(transport, credentials, this.#world);
    const identity = { context: access.context, namespace: access.namespace ?? 'default' };
    const use = useOf(access, program, proxy);
    const allowed = this.#allowing(use, () => {
      const here = this.#open.get(access.context);
      if (here?.cluster === cluster) here.refused = true;
    });
    const cluster: KubernetesCluster = new Opened(identity, client, allowed, this.#world, () => {
      if (this.#open.get(access.context)?.cluster === cluster) this.#open.delete(access.context);
    });
    this.#open.set(access.context, { digest, cluster, refused: false });
    return cluster;
  }

  /** Asks once, before anything is sent or run; a context that only asks its server needs no leave. */
  #allowing(use: ContextUse, onRefused: () => void): (signal: AbortSignal) => Promise<void> {
    const isPlain = use.exec === null && use.proxy === null && use.tokenFile === null && !use.skipsTls;
    const asking = new Once((signal) => this.#world.consent.allows(use, signal));
    let answer: boolean | null = isPlain ? true : null;
    return async (signal) => {
      answer ??= await asking.run(signal);
      if (answer) return;
      onRefused();
      throw failed('consent', `The context "${use.context}" was not allowed to be used.`, {
        remedy: 'Choose it again to be asked again.',
      });
    };
  }
}

function useOf({ context, server, user }: Access, program: string | null, proxy: string | null): ContextUse {
  return {
    context,
    server: withoutPassword(server.url),
    exec:
      user.plugin === null || program === null
        ? null
        : { argv: [program, ...user.plugin.arguments], variables: Object.keys(user.plugin.environment) },
    proxy: proxy === null ? null : withoutPassword(proxy),
    tokenFile: user.tokenFile,
    skipsTls: server.skipsTls,
  };
}

/** What can be shown of a context to choose it, as far as it can be read. */
function summaryOf(kubeconfig: Kubeconfig, name: string): Contexts['contexts'][number] {
  const context = kubeconfig.contexts.get(name)?.entry.value ?? {};
  const cluster = own(context, 'cluster');
  const server =
    typeof cluster === 'string' ? own(kubeconfig.clusters.get(cluster)?.entry.value ?? {}, 'server') : null;
  const namespace = own(context, 'namespace');
  return {
    name,
    server: typeof server === 'string' ? withoutPassword(server) : '',
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : null,
  };
}
