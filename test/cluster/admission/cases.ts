import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { documentsIn } from '../../../scripts/cluster/crds.ts';
import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { at, isMap } from '../../../src/domain/kubernetes/read.ts';
import { podIn } from '../../../src/domain/policy/standards/podIn.ts';
import { repository } from './platform.ts';

/**
 * Where the cases of the template are tried: without standards, where exceptions hold, and by each level. Nothing is tried
 * in the namespaces that Kyverno does not look at, its own and kube-system.
 */
const everywhere = 'slipway-probe';
const others = ['gpu-workloads', 'gitlab', 'litellm'];

/** The template's cases, good and bad, and its probes. */
export function templateCases(): readonly KubeObject[] {
  const all = filesBelow('policies/cases/*/{good,bad}-pods.yaml').concat(filesBelow('probes/*.yaml'));
  return all.flatMap((object, index) => {
    const elsewhere = others.filter((_, place) => index % (others.length * 2) === place);
    return [everywhere, ...elsewhere].map((namespace) => placed(object, namespace, String(index)));
  });
}

function filesBelow(pattern: string): readonly KubeObject[] {
  const folder = join(repository, 'phases/3-security');
  return globSync(pattern, { cwd: folder })
    .toSorted()
    .flatMap((file) =>
      documentsIn(join(folder, file)).map((object) =>
        named(object, `${basename(dirname(file))}-${object.metadata.name}`),
      ),
    );
}

const kinds: ReadonlySet<string> = new Set(
  'Deployment StatefulSet DaemonSet Job CronJob Service ConfigMap PersistentVolumeClaim Role RoleBinding ServiceAccount'.split(
    ' ',
  ),
);

/** What else the template renders, and the pods that its controllers would make. */
export function renderedCases(rendered: readonly KubeObject[]): readonly KubeObject[] {
  const known = rendered
    .filter(({ kind }) => kinds.has(kind))
    .concat(rendered.filter(({ kind }) => kind === 'NetworkPolicy').slice(0, 5));
  return known.flatMap((object, index) => {
    const namespace = object.metadata.namespace ?? everywhere;
    const own = ['kube-system', 'kyverno'].includes(namespace) ? everywhere : namespace;
    return [object, ...podsOf(object)].map((one) => placed(one, own, `rendered-${index}`));
  });
}

/** The pod of a controller, which has to do with what every namespace has. */
function podsOf(object: KubeObject): readonly KubeObject[] {
  const where = podIn(object as never);
  const spec = where === null ? undefined : at(object, ...where.spec);
  if (!isMap(spec)) return [];
  const { serviceAccountName: _, serviceAccount: __, runtimeClassName: ___, priorityClassName: ____, ...pod } = spec;
  const restartPolicy = pod['restartPolicy'] ?? 'Always';
  return [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: object.metadata.name }, spec: { ...pod, restartPolicy } }];
}

function placed(object: KubeObject, namespace: string, suffix: string): KubeObject {
  const { name } = object.metadata;
  return {
    ...object,
    metadata: { ...object.metadata, namespace, name: `${name.slice(0, 40).replace(/\W+$/, '')}-${suffix}` },
  };
}

function named(object: KubeObject, name: string): KubeObject {
  return { ...object, metadata: { ...object.metadata, name } };
}
