import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { builtIn, groupAndVersion, kindsOf } from '../api/kinds.ts';
import { uidFor } from '../api/state.ts';
import { textsAt } from '../field.ts';
import { syncedApplication } from './applications.ts';
import { completed } from './completed.ts';
import { healthy } from './healthy.ts';
import { k3s } from './k3s.ts';
import { podsOf } from './pods.ts';
import { rowsIn } from './recorded.ts';
import type { Recorded, Row } from './recorded.ts';
import { policyReport, scansOf } from './reports.ts';
import { runners } from './runners.ts';
import { keySecret, sealedSecrets, unsealed } from './secrets.ts';
import type { SealingCertificate } from './secrets.ts';
import { longhorn, volumeOf } from './storage.ts';
import { builtDaysAgo } from './time.ts';
import type { Since } from './time.ts';

/** What a platform is made of. */
export interface Plan {
  readonly recorded: readonly Recorded[];
  readonly sealing: SealingCertificate;
  readonly since: Since;
}

/** All objects of a healthy cluster whose platform is built up to a phase; definitions come first. */
export function platform(plan: Plan, phase: number): readonly ClusterObject[] {
  const { recorded, since } = plan;
  const rows = rowsIn(recorded).filter((row) => row.phase <= phase);
  const brought = rows.map((row) => ({ row, objects: broughtBy(row, plan) }));
  const objects = brought.flatMap(({ row, objects: own }) => own.map((object) => aged(object, row, since)));
  const all = [...k3s(phase, since), ...objects, ...madeFor(plan, phase), ...argocd(plan, brought, phase)];
  const workloads = all.map((object) => healthy(object, timeOf(object, since)));
  const pods = workloads.flatMap((object) => podsOf(object, timeOf(object, since)));
  const reports = phase < 6 ? [] : reportsOf(workloads, since);
  const found = [...workloads, ...pods, ...reports].map((object) => old(object, since));
  return found.toSorted((a, b) => orderOf(a) - orderOf(b));
}

/** What says nothing of its age was there from the beginning. */
function old(object: ClusterObject, since: Since): ClusterObject {
  return { ...object, metadata: { ...object.metadata, creationTimestamp: timeOf(object, since) } };
}

/** Definitions before their objects, namespaces before what is in them. */
function orderOf({ kind }: ClusterObject): number {
  if (kind === 'CustomResourceDefinition') return 0;
  return kind === 'Namespace' ? 1 : 2;
}

/** The objects of an Application, as they are in the cluster. */
function broughtBy({ name }: Row, { recorded }: Plan): readonly ClusterObject[] {
  const own = recorded.filter(({ application }) => application === name).map(({ object }) => completed(object));
  return [...own, ...sealedSecrets(name)].map((object) => tracked(object, name));
}

/** Argo CD knows its objects by this annotation. */
function tracked(object: ClusterObject, application: string): ClusterObject {
  const { group } = groupAndVersion(object.apiVersion);
  const { namespace = '', name, annotations } = object.metadata;
  const id = `${application}:${group}/${object.kind}:${namespace}/${name}`;
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...annotations, 'argocd.argoproj.io/tracking-id': id } },
  };
}

function aged(object: ClusterObject, { phase }: Row, since: Since): ClusterObject {
  const creationTimestamp = since.days(builtDaysAgo(phase));
  return { ...object, metadata: { ...object.metadata, creationTimestamp } };
}

function timeOf({ metadata }: ClusterObject, since: Since): string {
  const created = metadata['creationTimestamp'];
  return typeof created === 'string' ? created : since.days(50);
}

/** What controllers make of what was brought. */
function madeFor({ recorded, sealing, since }: Plan, phase: number): readonly ClusterObject[] {
  const of = (built: number): string => since.days(builtDaysAgo(built));
  const names = rowsIn(recorded)
    .filter((row) => row.phase <= phase)
    .map(({ name }) => name);
  const claims = recorded
    .filter(({ application, object }) => names.includes(application) && object.kind === 'PersistentVolumeClaim')
    .map(({ object }) => completed(object));
  const secrets = names.flatMap(sealedSecrets);
  return [
    ...(phase >= 1 ? longhorn(since, of(1)) : []),
    ...(phase >= 2 ? [keySecret(sealing, of(2))] : []),
    ...claims.flatMap((claim) => volumeOf(claim, of(4))),
    ...secrets.map((sealed) => unsealed(sealed, uidFor(sealedKind, sealed.metadata))),
    ...(phase >= 5 ? runners(of(5)) : []),
  ];
}

const sealedKind = { group: 'bitnami.com', plural: 'sealedsecrets', namespaced: true };

/** Root with its projects, and the Applications of all rows; none before Argo CD is there. */
function argocd(
  { recorded, since }: Plan,
  brought: readonly { readonly row: Row; readonly objects: readonly ClusterObject[] }[],
  phase: number,
): readonly ClusterObject[] {
  if (phase < 2) return [];
  const roots = recorded.filter(({ application }) => application === 'root').map(({ object }) => object);
  const rest = roots.filter(({ kind }) => kind !== 'Application');
  const first = (built: number): string => since.days(builtDaysAgo(Math.max(built, 2)));
  const children = brought.flatMap(({ row, objects }) =>
    roots
      .filter(({ kind, metadata }) => kind === 'Application' && metadata.name === row.name)
      .map((application) =>
        syncedApplication(tracked(application, 'root'), objects, {
          at: since.hours(2 + row.phase),
          first: first(row.phase),
        }),
      ),
  );
  const root = roots
    .filter(({ kind, metadata }) => kind === 'Application' && metadata.name === 'root')
    .map((application) =>
      syncedApplication(application, [...rest.filter(({ metadata }) => metadata.name !== 'root'), ...children], {
        at: since.hours(2),
        first: first(2),
      }),
    );
  return [...rest, ...root, ...children];
}

function reportsOf(objects: readonly ClusterObject[], since: Since): readonly ClusterObject[] {
  const workloads = objects.filter(
    ({ kind, metadata }) => workloadKinds.has(kind) && metadata.namespace !== 'kube-system',
  );
  const audits = objects.filter(
    (object) => object.kind === 'ValidatingPolicy' && textsAt(object, 'spec', 'validationActions').includes('Audit'),
  );
  const names = audits.map(({ metadata }) => metadata.name);
  const reports = workloads.map((workload) => policyReport(workload, names, since.hours(1)));
  return [...workloads.flatMap((workload) => scansOf(workload, since.hours(9))), ...reports];
}

const workloadKinds: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'StatefulSet']);

/** The kinds of these objects that neither Kubernetes nor a definition among them has: none, if all is well. */
export function undefinedIn(objects: readonly ClusterObject[]): readonly string[] {
  const known = new Set(
    [...builtIn, ...objects.filter(({ kind }) => kind === 'CustomResourceDefinition').flatMap(kindsOf)].map(
      ({ group, version, kind }) => `${group}/${version}/${kind}`,
    ),
  );
  const used = objects.map(({ apiVersion, kind }) => {
    const { group, version } = groupAndVersion(apiVersion);
    return `${group}/${version}/${kind}`;
  });
  return [...new Set(used)].filter((kind) => !known.has(kind));
}
