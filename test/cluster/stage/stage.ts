import { connect } from '../../../scripts/cluster/api.ts';
import type { Api } from '../../../scripts/cluster/api.ts';
import type { Description } from '../../../scripts/cluster/description.ts';
import { ordersTo } from '../../../scripts/cluster/orders.ts';
import { placeOf } from '../../../scripts/cluster/place.ts';
import { playControllers, type Play } from './behind.ts';
import { serveCharts } from './chartRepository.ts';
import type { StageChart } from './charts.ts';
import { serveGit } from './gitServer.ts';
import { standNodes } from './nodes.ts';
import { stagePlace, type StagePlace } from './place.ts';
import { gitIn, makePlatform, makeRemote, type Git } from './platform.ts';
import { placeTools } from './tools.ts';

/** A platform and a cluster for it, on which its phases can be built. */
export interface Stage {
  readonly place: StagePlace;
  /** The cluster as the harness, which may do everything. */
  readonly api: Api;
  readonly charts: readonly StageChart[];
  /** For whatever runs as the owner of the platform: HOME, PATH, KUBECONFIG. */
  readonly environment: Readonly<Record<string, string>>;
  /** In the platform's folder, as its owner. */
  readonly git: Git;
  readonly play: Play;
  /** What is not the real thing, one line each. */
  readonly standIns: readonly string[];
  close(): Promise<void>;
}

/**
 * Raises a stage in a new folder, on a cluster that nothing was installed in, from within its network namespace. Nodes are
 * ready, the platform is pushed, charts and repository are served. What is installed from now on comes to life.
 */
export async function raiseStage(cluster: Description, folder: string): Promise<Stage> {
  const place = stagePlace(folder);
  const api = connect(placeOf(cluster.state), cluster.tokens.harness);
  const orders = ordersTo(placeOf(cluster.state));
  const helm = await placeTools(place);
  const environment = {
    HOME: place.home,
    PATH: `${place.tools}:${process.env['PATH'] ?? ''}`,
    KUBECONFIG: cluster.kubeconfigs.admin,
  };
  await makeRemote(place, environment);
  const git = await serveGit(place.remotes);
  const charts = await makePlatform(place, environment, helm);
  const chartServer = await serveCharts(place.charts, charts);
  await orders.start('kwok');
  await standNodes(api);
  const play = playControllers(api, orders);
  return {
    place,
    api,
    charts,
    environment,
    git: gitIn(place, environment),
    play,
    standIns: standInsOf(charts),
    close: async () => {
      await play.stop();
      await chartServer.close();
      await git.close();
    },
  };
}

function standInsOf(charts: readonly StageChart[]): readonly string[] {
  return [
    ...charts
      .filter(({ source }) => source === 'record')
      .map(({ name, version }) => `chart ${name} ${version}: made from its record`),
    'pods: kwok, which runs nothing',
    'Longhorn: its objects by the test, no volume behind them',
    'argocd-server, the other controllers of Kyverno: pods only',
    'ssh: answers as hosts would',
  ];
}
