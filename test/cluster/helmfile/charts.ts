import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Files of a folder, by their paths. */
export type Texts = Readonly<Record<string, string>>;

/** Releases by name, each with the chart of that name. */
export interface Release {
  readonly name: string;
  readonly row: string;
  readonly wait?: boolean;
}

/** A platform as far as helmfile looks at it: charts of our own, and the releases of them in a namespace. */
export function writePlatform(folder: string, namespace: string, releases: readonly Release[], charts: Texts): void {
  const all: Texts = { ...charts, 'bootstrap/helmfile.yaml.gotmpl': helmfileOf(namespace, releases) };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function helmfileOf(namespace: string, releases: readonly Release[]): string {
  const entries = releases.map(
    ({ name, row, wait = false }) =>
      `  - { name: ${name}, namespace: ${namespace}, labels: { row: ${row} }, chart: ../charts/${name}, wait: ${wait} }\n`,
  );
  return `helmDefaults: { serverSide: "false", createNamespace: false, timeout: 100 }\nreleases:\n${entries.join('')}`;
}

function chart(name: string, files: Texts): Texts {
  const own = { 'Chart.yaml': `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`, ...files };
  return Object.fromEntries(Object.entries(own).map(([path, text]) => [`charts/${name}/${path}`, text]));
}

/** A Secret, settings, a kind of its own with an object of it, something that stays as it is, a test and notes. */
export function webChart(group: string, replicas = 1): Texts {
  return chart('web', {
    'crds/thing.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.${group} }
spec:
  group: ${group}
  scope: Namespaced
  names: { kind: Thing, listKind: ThingList, plural: things, singular: thing }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true } }
`,
    'templates/thing.yaml': `apiVersion: ${group}/v1\nkind: Thing\nmetadata: { name: one }\nspec: { replicas: ${replicas} }\n`,
    'templates/secret.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata: { name: login }\nstringData: { password: hunter2-never-to-be-told }\n',
    'templates/generated.yaml':
      'apiVersion: v1\nkind: Secret\nmetadata: { name: generated }\nstringData: { password: {{ randAlphaNum 20 }} }\n',
    'templates/settings.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { replicas: "${replicas}" }\n`,
    'templates/account.yaml': 'apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web }\n',
    'templates/test.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: test, annotations: { helm.sh/hook: test } }\nspec: { containers: [{ name: a, image: "busybox:latest" }] }\n',
    'templates/NOTES.txt': 'Your password is hunter2-never-to-be-told\n',
  });
}

/** A Job before the installation; with a limit that it does not reach. */
export const hookChart: Texts = chart('hook', {
  'templates/job.yaml': `apiVersion: batch/v1
kind: Job
metadata: { name: before, annotations: { helm.sh/hook: pre-install } }
spec:
  template:
    spec: { restartPolicy: Never, containers: [{ name: a, image: "busybox:1.37" }] }
`,
  'templates/settings.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: after }\n',
});

/** Something that is never ready: no node has that label. */
export const slowChart: Texts = chart('slow', {
  'templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: slow }
spec:
  selector: { matchLabels: { app: slow } }
  template:
    metadata: { labels: { app: slow } }
    spec: { nodeSelector: { nowhere: "true" }, containers: [{ name: a, image: "busybox:1.37" }] }
`,
});
