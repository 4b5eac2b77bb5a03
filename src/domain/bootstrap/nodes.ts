import type { ClusterObject } from '../kubernetes/query.ts';
import { isPlainMap } from '../plain.ts';
import type { Plain, PlainMap } from '../plain.ts';

/**
 * Where the nodes of the cluster are not what `platform.yaml` says of its hosts, and where they have no room: a sentence
 * each. `blocks` when nothing can be installed like this. A host without a node is no matter of this: it may join later.
 */
export function nodeTroubles(
  platform: unknown,
  nodes: readonly ClusterObject[],
): readonly { readonly sentence: string; readonly blocks: boolean }[] {
  const hosts = new Map(hostsIn(platform).map((host) => [host.name, host.address]));
  return nodes.flatMap((node) => {
    const { name } = node.metadata;
    const addresses = addressesOf(node);
    const wanted = hosts.get(name) ?? null;
    const elsewhere = wanted !== null && addresses.length > 0 && !addresses.includes(wanted);
    const full = ['DiskPressure', 'MemoryPressure'].filter((type) => hasCondition(node, type));
    return [
      ...(elsewhere
        ? [
            {
              sentence: `Node "${name}" has the address ${addresses.join(', ')}, and platform.yaml says ${wanted}.`,
              blocks: false,
            },
          ]
        : []),
      ...full.map((type) => ({
        sentence: `Node "${name}" is short of ${type === 'DiskPressure' ? 'disk space' : 'memory'} (${type}): it takes no new Pods.`,
        blocks: true,
      })),
    ];
  });
}

function hostsIn(platform: unknown): readonly { readonly name: string; readonly address: string }[] {
  const hosts = at(platform as Plain, 'hosts');
  if (!Array.isArray(hosts)) return [];
  return hosts.flatMap((host: Plain) => {
    const [name, address] = [at(host, 'name'), at(host, 'address')];
    return typeof name === 'string' && typeof address === 'string' ? [{ name, address }] : [];
  });
}

function addressesOf(node: ClusterObject): readonly string[] {
  return listAt(node, 'addresses').flatMap((one) => {
    const address = one['address'];
    return one['type'] === 'InternalIP' && typeof address === 'string' ? [address] : [];
  });
}

function hasCondition(node: ClusterObject, type: string): boolean {
  return listAt(node, 'conditions').some((one) => one['type'] === type && one['status'] === 'True');
}

function listAt(node: ClusterObject, name: string): readonly PlainMap[] {
  const list = at(node['status'] as Plain | undefined, name);
  return Array.isArray(list) ? list.filter(isPlainMap) : [];
}

function at(value: Plain | undefined, name: string): Plain | undefined {
  return isPlainMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
