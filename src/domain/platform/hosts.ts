import type { PlatformRule } from './facts.ts';
import { field, fields } from '../own/read.ts';
import { ofKey, ofMissing, ofValue, quoted } from '../own/said.ts';
import { unknownKey } from '../own/unknown.ts';

/** One host runs the control plane: the template joins all others to it. */
export const oneServer: PlatformRule = ({ platform: { place, hosts }, text }) => {
  const servers = hosts.filter(({ role }) => role?.value === 'server');
  const list = field(place, 'hosts');
  if (list === null || hosts.some(({ role }) => role === null)) return [];
  if (servers.length === 0 && hosts.length > 0)
    return [ofKey('platform/server', 'No host has the role "server"; exactly one runs the control plane.', list, text)];
  const first = servers[0]?.role?.place;
  return servers
    .slice(1)
    .flatMap(({ role, name }) =>
      role === null
        ? []
        : ofValue(
            'platform/server',
            `${quoted(name?.value ?? '')} is a second server; exactly one host runs the control plane.`,
            role.place,
            text,
            { other: first === undefined ? undefined : { place: first, message: 'The first server.' } },
          ),
    );
};

/** A replica of a volume lies on a host of its own. */
export const enoughNodes: PlatformRule = ({ platform: { hosts, storage }, text }) => {
  const { replicas } = storage;
  const nodes = hosts.filter(({ longhorn }) => longhorn).length;
  if (replicas === null || hosts.length === 0 || replicas.value <= nodes) return [];
  const have = nodes === 0 ? 'no host has' : nodes === 1 ? 'one host has' : `only ${nodes} hosts have`;
  const message = `${replicas.value} replicas need as many hosts with longhorn: true, and ${have} it.`;
  return [ofValue('platform/replicas-over-nodes', message, replicas.place, text)];
};

/** What runs on the card needs a host that has one. */
export const gpuHost: PlatformRule = ({ platform: { hosts, gpu }, text }) => {
  if (gpu?.value !== true || hosts.length === 0 || hosts.some(({ place }) => field(place, 'gpu') !== null)) return [];
  const message = 'gpu.enabled is true and no host has a "gpu"; what asks for a card would wait for ever.';
  return [ofValue('platform/gpu-without-node', message, gpu.place, text)];
};

/** The devices by host: of hosts that there are, and of every host that keeps replicas. */
export const devices: PlatformRule = ({ platform: { hosts, storage }, text }) => {
  const { device } = storage;
  const named = fields(device);
  if (device === null || named.length === 0) return [];
  const names = new Set(hosts.flatMap(({ name }) => name?.value ?? []));
  const devicesOf = new Set(named.map(({ step }) => String(step)));
  const unknown = named.filter(({ step }) => !names.has(String(step)));
  const without = hosts.filter(({ longhorn, name }) => longhorn && name !== null && !devicesOf.has(name.value));
  return [
    ...unknown.map((one) => unknownKey(one, { code: 'platform/unknown-name', what: 'host', names: [...names] }, text)),
    ...without.map(({ name }) =>
      ofMissing(
        'platform/missing-key',
        `platform.storage.device names no disk for the host ${quoted(name?.value ?? '')}, which has longhorn: true; give it one, or "".`,
        device,
        name?.value ?? '',
        text,
      ),
    ),
  ];
};
