import { join } from 'node:path';

/** What a stage listens on; fixed, for the network namespace is the cluster's own. */
export const ports = { git: 9418, charts: 8879 } as const;

/** Where Argo CD and everybody who pushes reaches the repository, inside the namespace. */
export const repositoryUrl = `git://127.0.0.1:${ports.git}/platform-repo.git`;

/** Where Argo CD gets charts from: `platform.charts.mirror`. */
export const chartMirror = `http://127.0.0.1:${ports.charts}`;

/** What lies where in the folder of one stage. */
export interface StagePlace {
  readonly folder: string;
  /** The platform, as its owner has it: a work tree with the remote `origin`. */
  readonly platform: string;
  /** Bare repositories, which are served. */
  readonly remotes: string;
  /** Packages of charts, as the platform has them too. */
  readonly charts: string;
  /** Of the owner: settings of Git, and nothing else. */
  readonly home: string;
  /** To be first on the PATH: helm, helmfile, and the stand-in for ssh. */
  readonly tools: string;
}

export function stagePlace(folder: string): StagePlace {
  const platform = join(folder, 'platform-repo');
  return {
    folder,
    platform,
    remotes: join(folder, 'remotes'),
    charts: join(platform, '.charts'),
    home: join(folder, 'home'),
    tools: join(folder, 'tools'),
  };
}
