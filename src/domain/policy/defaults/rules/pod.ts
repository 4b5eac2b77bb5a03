import { at, isMap, listAt, numberAt, textAt } from '../../../kubernetes/read.ts';
import { mapOf } from '../shape.ts';
import type { JsonMap } from '../shape.ts';

/** What a Pod has and a template has not (SetDefaults_Pod). */
export function pod(value: JsonMap): JsonMap {
  const spec = at(value, 'spec');
  const said: JsonMap = isMap(spec) ? spec : {};
  const period = numberAt(said, 'terminationGracePeriodSeconds');
  const isOnHost = said['hostNetwork'] === true;
  return {
    ...value,
    spec: {
      enableServiceLinks: true,
      ...said,
      ...(period !== null && period < 0 ? { terminationGracePeriodSeconds: 1 } : {}),
      ...containersOf(said, 'containers', isOnHost),
      ...containersOf(said, 'initContainers', isOnHost),
    },
  };
}

/** The service account has two names (SetDefaults_PodSpec). */
export function podSpec(value: JsonMap): JsonMap {
  const name = textAt(value, 'serviceAccountName') || textAt(value, 'serviceAccount');
  return name === '' ? value : { ...value, serviceAccountName: name, serviceAccount: name };
}

function containersOf(spec: JsonMap, name: string, isOnHost: boolean): JsonMap {
  if (!Array.isArray(spec[name])) return {};
  return { [name]: listAt(spec, name).map((one) => containerOf(one, isOnHost)) };
}

function containerOf(value: unknown, isOnHost: boolean): unknown {
  if (!isMap(value)) return value;
  const limits = at(value, 'resources', 'limits');
  const requests = at(value, 'resources', 'requests');
  return {
    ...value,
    ...(isMap(limits)
      ? {
          resources: { ...mapOf(value['resources']), requests: { ...mapOf(requests), ...missingIn(requests, limits) } },
        }
      : {}),
    ...(isOnHost && Array.isArray(value['ports']) ? { ports: listAt(value, 'ports').map(onHost) } : {}),
  };
}

function missingIn(requests: unknown, limits: JsonMap): JsonMap {
  return Object.fromEntries(Object.entries(limits).filter(([name]) => at(requests, name) === undefined));
}

function onHost(port: unknown): unknown {
  return isMap(port) && !Object.hasOwn(port, 'hostPort') ? { ...port, hostPort: port['containerPort'] ?? 0 } : port;
}
