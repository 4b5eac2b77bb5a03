import { expect } from 'vitest';
import { everything } from '../../../src/domain/kubernetes/query.ts';
import type { Query } from '../../../src/domain/kubernetes/query.ts';
import { clustersOf, kubeconfig } from '../node/kubernetes/opened.ts';
import { programIn } from '../node/kubernetes/programs.ts';
import { apiServer } from '../node/kubernetes/server.ts';
import { House } from './house.ts';
import { living } from './watching.ts';

export const pods = everything('v1', 'Pod');

export interface Setting {
  readonly house?: House;
  readonly certificate?: string;
  readonly more?: Parameters<typeof kubeconfig>[1];
  /** Another address than that of the house. */
  readonly address?: string;
  /** The script of a plugin beside the kubeconfig. */
  readonly script?: string;
  readonly query?: Query;
}

/** Somebody who wants to see Pods of a house. */
export async function looking({
  house = new House(),
  certificate = 'server',
  more = {},
  address,
  script,
  query = pods,
}: Setting = {}) {
  const server = await apiServer(house.handler, certificate);
  const all = clustersOf(kubeconfig(address ?? server.url, more));
  if (script !== undefined) programIn(all.folder, 'plug', script);
  const { live, timers, until, is } = living(all.clusters, { timers: all.timers });
  const subscription = live.subscribe(query);
  const names = (): readonly string[] => subscription.snapshot.objects.map(({ metadata }) => metadata.name);
  const state = () => subscription.snapshot.state;
  const kindIs = (wanted: string): Promise<void> => until(() => state().state === wanted);
  /** Until a watch has begun on both sides. */
  const watched = async (): Promise<void> => {
    await expect.poll(() => house.watches.size, { interval: 1 }).toBe(1);
    await timers.waiting(315_000);
  };
  return { house, server, folder: all.folder, live, timers, until, is, names, state, kindIs, watched };
}
