import { onTestFinished } from 'vitest';
import type { Failure, Answer } from '../../../../src/domain/kubernetes/failure.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { KubeconfigClusters } from '../../../../src/node/kubernetes/clusters.ts';
import type { ContextUse } from '../../../../src/domain/kubernetes/context.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { folderWith } from '../folder.ts';
import { pemData } from './certificates.ts';

export const never = new AbortController().signal;

/** A kubeconfig of one context; fields of its cluster and its user are added to those that are needed. */
export function kubeconfig(
  server: string,
  { cluster = {}, user = {}, context = {} }: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
): string {
  const authority = server.startsWith('https:') ? { 'certificate-authority-data': pemData('authority.pem') } : {};
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'home',
    contexts: [{ name: 'home', context: { cluster: 'house', user: 'me', ...context } }],
    clusters: [{ name: 'house', cluster: { server, ...authority, ...cluster } }],
    users: [{ name: 'me', user }],
  });
}

export interface Opening {
  /** Files of the folder that holds the kubeconfig. */
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly workspaces?: (folder: string) => readonly string[];
  readonly consent?: (use: ContextUse, signal: AbortSignal) => Promise<boolean>;
  readonly keep?: (object: ClusterObject) => ClusterObject;
}

/** The clusters of a kubeconfig in a folder of its own, with time that stands still. */
export function clustersOf(text: string, { files = {}, environment = {}, workspaces, consent, keep }: Opening = {}) {
  const folder = folderWith({ ...files, config: text });
  const timers = new ManualTimers();
  const uses: ContextUse[] = [];
  const source = { explicit: `${folder}/config`, environment, home: folder, folder };
  const clusters = new KubeconfigClusters(source, {
    clock: timers,
    timers,
    chance: () => 1,
    agent: 'slipway/test',
    look: 20,
    ...(keep === undefined ? {} : { keep }),
    workspaces: () => workspaces?.(folder) ?? [],
    consent: {
      allows: async (use, signal) => {
        uses.push(use);
        return consent === undefined ? true : consent(use, signal);
      },
    },
  });
  return { clusters, folder, timers, uses };
}

/** The cluster of such a kubeconfig, closed after the test. */
export async function opened(text: string, opening: Opening = {}) {
  const all = clustersOf(text, opening);
  const cluster = valueOf(await all.clusters.open(null));
  onTestFinished(() => cluster.close());
  return { ...all, cluster };
}

export function valueOf<Value>(answer: Answer<Value>): Value {
  if ('failure' in answer) throw new Error(`${answer.failure.code}: ${answer.failure.message}`);
  return answer.value;
}

export function failureIn(answer: Answer<unknown>): Failure {
  if ('failure' in answer) return answer.failure;
  throw new Error('It succeeds.');
}
