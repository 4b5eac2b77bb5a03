import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ChartSource } from './application.ts';
import { sha256 } from './chart.ts';
import { mapIn, merged } from './documents.ts';
import type { Helm } from './helm.ts';
import { canonical } from './json.ts';
import { oursFor } from './values.ts';

/** SHA-256 of each thing that a rendering depends on; `digest` is that of all of them. */
export interface Inputs {
  /** Name, version and repository of the chart, and the release it becomes. */
  readonly pin: string;
  /** values.yaml of the application's folder. */
  readonly values: string;
  /** The site block, rendered. */
  readonly site: string;
  /** The versions that charts are told. */
  readonly cluster: string;
  /** platform.yaml without its comments, whatever phase is released: a release changes no rendering. */
  readonly platform: string;
  readonly digest: string;
}

/** The names of the inputs, in the order in which a change is told. */
export const inputNames = ['pin', 'values', 'site', 'cluster', 'platform'] as const;

/** What the application's chart is rendered from now. */
export async function inputsOf(source: ChartSource, repository: string, helm: Helm): Promise<Inputs> {
  const file = path.join(repository, 'platform.yaml');
  const platform = mapIn(await readFile(file, 'utf8'), file);
  const parts = {
    pin: sha256(canonical([source.repository, source.name, source.version, source.release])),
    values: sha256(canonical(await oursFor({ ...source, values: {} }, repository))),
    site: sha256(canonical(source.values)),
    cluster: sha256(canonical([helm.kubeVersion, helm.apiVersions])),
    platform: sha256(canonical(merged(platform, { platform: { releasedPhase: null } }))),
  };
  return { ...parts, digest: sha256(canonical(parts)) };
}
