import { beside, folderOf } from '../domain/beside.ts';
import { at, listAt, textAt, textsAt } from '../domain/kubernetes/read.ts';
import { named } from '../domain/policy/policySet.ts';
import type { LoadedPolicy } from '../domain/policy/policySet.ts';
import { asLoading, refusalsOf } from '../domain/policy/problems/refusals.ts';
import type { Suite } from '../domain/policy/suite/suite.ts';
import type { Test } from '../domain/policy/suite/test.ts';
import { readUserInfo } from '../domain/policy/suite/userInfo.ts';
import { noValues, readValues } from '../domain/policy/suite/values.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import type { Files } from '../ports.ts';
import { admitted } from '../repository/admitted.ts';
import type { ManifestObject } from '../repository/manifest.ts';
import { isOfPolicies } from '../repository/policyObjects.ts';
import { gather } from './gather.ts';
import { readBeside } from './readBeside.ts';

/**
 * Reads what the files of a test say, whose paths are those of the folder that it lies in; a sentence for what can't be read.
 * Policies are in force as the kinds that are `served` say.
 */
export async function readSuite(
  files: Files,
  file: string,
  test: Test,
  served: readonly Catalog[],
  signal: AbortSignal,
): Promise<{ readonly suite: Suite; readonly failures: readonly string[] }> {
  const folder = folderOf(file);
  const failures: string[] = [];
  const sources = async (paths: readonly string[]): Promise<readonly ManifestObject[]> => {
    const from = paths.map((path) => beside(folder, path));
    const gathered = await gather(files, from, { stdin: nothing, ignored: true }, signal);
    failures.push(...gathered.failures);
    return gathered.objects;
  };
  const objects = async (paths: readonly string[]): Promise<readonly unknown[]> =>
    (await sources(paths)).map(({ data }) => data);
  const refused: LoadedPolicy<null>[] = [];
  const inForce = async (paths: readonly string[]): Promise<readonly unknown[]> =>
    (await sources(paths)).flatMap((source) => {
      if (!isOfPolicies(source)) return [source.data];
      const one = admitted(source, served);
      const refusals = refusalsOf(one, true);
      if (refusals.length === 0) return [one.object];
      refused.push({ ...named({ ...one, source: null }), problems: refusals.map(asLoading) });
      return [];
    });
  const data = async (path: string | null, kind: 'Values' | 'UserInfo' | null = null): Promise<unknown> =>
    path === null ? null : readBeside(files, beside(folder, path), kind, failures);
  const payloads: { name: string; data: unknown }[] = [];
  for (const name of test.payloads) payloads.push({ name, data: await data(name) });
  const globalObjects = new Map<string, readonly unknown[]>();
  for (const entry of test.globalContextEntries)
    globalObjects.set(textAt(entry, 'name'), await objects(textsAt(entry, 'resourceFiles')));
  const values = test.values ?? (await data(test.variables, 'Values'));
  const suite: Suite = {
    test,
    values: values === null ? noValues : readValues(values),
    userInfo: test.userInfo === null ? null : readUserInfo(await data(test.userInfo, 'UserInfo')),
    policies: await inForce(test.policies),
    exceptions: await inForce(test.exceptions),
    refused,
    resources: await objects(test.resources),
    payloads,
    targets: await objects(test.targets),
    params: await objects(test.params),
    cluster: test.clusterResources.length === 0 ? null : await clusterOf(test.clusterResources, data, objects),
    context: await data(test.context),
    globalObjects,
  };
  return { suite, failures };
}

/** What ClusterResource files hold: objects, and the paths of CustomResourceDefinitions. */
async function clusterOf(
  paths: readonly string[],
  data: (path: string) => Promise<unknown>,
  objects: (paths: readonly string[]) => Promise<readonly unknown[]>,
): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const path of paths) {
    const spec = at(await data(path), 'spec');
    found.push(...listAt(spec, 'resources'), ...(await objects(textsAt(spec, 'crds'))));
  }
  return found;
}

function nothing(): Promise<{ readonly text: string }> {
  return Promise.resolve({ text: '' });
}
