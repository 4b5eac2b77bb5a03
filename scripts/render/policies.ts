import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { merged } from './documents.ts';
import { RenderError } from './failure.ts';
import { at, isObject, objectsOf, textOf, type JsonObject } from './json.ts';

/** What Kyverno's command line makes of one object and one policy. */
export interface PolicyResult {
  readonly policy: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly result: 'pass' | 'fail' | 'error' | 'skip' | 'warn';
  readonly message: string;
}

/** Kinds that make pods. */
const workloads = new Set(['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'ReplicaSet', 'StatefulSet']);

/**
 * What of a rendering policies about pods look at, with the namespace that Argo CD gives it. Kyverno does not know runner
 * sets; their two templates are judged as pods. The listener's image is the controller's own, so one is put in its place.
 */
export function podsIn(objects: readonly JsonObject[], namespace: string): readonly JsonObject[] {
  return objects.flatMap((object) => {
    const metadata = { namespace, ...metadataOf(object) };
    if (workloads.has(textOf(object['kind']))) {
      return [{ ...object, metadata }];
    }
    return object['kind'] === 'AutoscalingRunnerSet' ? podsOfRunnerSet(object, textOf(metadata.namespace)) : [];
  });
}

function metadataOf(object: JsonObject): JsonObject {
  const metadata = object['metadata'];
  return isObject(metadata) ? metadata : {};
}

function podsOfRunnerSet(object: JsonObject, namespace: string): readonly JsonObject[] {
  return ['template', 'listenerTemplate'].flatMap((part) => {
    const spec = at(object, ['spec', part, 'spec']);
    if (!isObject(spec)) {
      return [];
    }
    const name = `${textOf(metadataOf(object)['name'])}-${part.toLowerCase()}`;
    const containers = objectsOf(spec['containers']).map((container) => merged({ image: 'listener:1' }, container));
    return [{ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, spec: { ...spec, containers } }];
  });
}

/** Every result of `kyverno apply`, whatever status it ends with: an audited failure ends it like an enforced one. */
export async function applyPolicies(
  kyverno: string,
  given: {
    readonly policies: readonly JsonObject[];
    readonly exceptions: readonly JsonObject[];
    readonly resources: readonly JsonObject[];
  },
  work: string,
): Promise<readonly PolicyResult[]> {
  const folder = await mkdtemp(path.join(work, 'policies-'));
  try {
    const file = async (name: string, objects: readonly JsonObject[]): Promise<string> => {
      const target = path.join(folder, name);
      await writeFile(target, objects.map((object) => `---\n${JSON.stringify(object)}\n`).join(''));
      return target;
    };
    const argv = ['apply', await file('policies.yaml', given.policies), '--resource'];
    argv.push(await file('resources.yaml', given.resources), '--policy-report', '--output-format', 'json');
    if (given.exceptions.length > 0) {
      argv.push('--exceptions', await file('exceptions.yaml', given.exceptions));
    }
    const { stdout, stderr } = await execa(kyverno, argv, { reject: false, maxBuffer: 1 << 28 });
    const reports: readonly JsonObject[] = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    if (reports.length === 0) {
      throw new RenderError('render/kyverno', `the Kyverno command line made no report: ${stderr.trim()}`);
    }
    return reports.flatMap((report) => objectsOf(report['results']).flatMap(resultOf));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const results = ['pass', 'fail', 'error', 'skip', 'warn'] as const;

function resultOf(row: JsonObject): readonly PolicyResult[] {
  const result = results.find((one) => one === row['result']);
  if (result === undefined) {
    throw new RenderError(
      'render/kyverno',
      `the Kyverno command line gave the result ${JSON.stringify(row['result'])}.`,
    );
  }
  return objectsOf(row['resources']).map((resource) => ({
    policy: textOf(row['policy']),
    kind: textOf(resource['kind']),
    namespace: textOf(resource['namespace']),
    name: textOf(resource['name']),
    result,
    message: textOf(row['message']),
  }));
}
