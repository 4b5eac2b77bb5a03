import { judgePlatform } from '../platform/judge.ts';
import { addressOf, contains, networkOf, toDotted } from '../ipv4.ts';
import { amountOf } from '../quantity.ts';
import { toJSON } from '../yaml/json.ts';
import { parse } from '../yaml/parse.ts';
import { isPlainMap } from '../plain.ts';
import type { Plain, PlainMap } from '../plain.ts';

/** What is asked of somebody who creates a platform; all else has a default in the template. */
export interface Interview {
  readonly lan: string;
  readonly domain: string;
  readonly timeZone: string;
  readonly layout: Layout;
  readonly server: HostName;
  /** Counts only where the layout has a second host. */
  readonly agent: HostName;
  /** Memory of the card in the agent. */
  readonly card: string;
  readonly fileSystem: string;
  /** `owner/name` on GitHub; empty: not made yet, the template's example stays. */
  readonly repository: string;
}

/** One host; a second one for pods; a second one with an NVIDIA card. */
export type Layout = 'one' | 'two' | 'card';

export interface HostName {
  readonly name: string;
  readonly address: string;
}

/** What the `platform.yaml` of a template says already: the answers that are proposed. */
export function proposed(platform: string): Interview {
  const said = platformIn(platform);
  const [server, agent] = [hostOf(said, 'server'), hostOf(said, 'agent')];
  return {
    lan: textAt(said, 'network', 'lan'),
    domain: textAt(said, 'network', 'domain'),
    timeZone: textAt(said, 'network', 'timeZone'),
    layout: agent === undefined ? 'one' : agent['gpu'] === undefined ? 'two' : 'card',
    server: named(server),
    agent: named(agent),
    card: textAt(agent ?? null, 'gpu', 'memory') || '16Gi',
    fileSystem: textAt(said, 'storage', 'fs'),
    repository: '',
  };
}

/**
 * The answers that an interview gives, in the shape of `platform.yaml`. What a host is capable of is not asked, so it is
 * left out, but for the template's own host: a guess would be worse than a sum that is not made. Models that do not fit
 * the card are left out too.
 */
export function answersOf(interview: Interview, platform: string): PlainMap {
  const said = platformIn(platform);
  const { layout, fileSystem, repository } = interview;
  const [owner = '', name = ''] = repository.split('/', 2);
  const hosts = [host(hostOf(said, 'server'), 'server', interview.server, null)];
  if (layout !== 'one')
    hosts.push(host(hostOf(said, 'agent'), 'agent', interview.agent, layout === 'card' ? interview.card : null));
  const copies = Number(at(said, 'storage', 'replicas') ?? 1);
  return {
    platform: {
      hosts,
      network: { lan: interview.lan, domain: interview.domain, timeZone: interview.timeZone },
      storage: { fs: fileSystem, replicas: Math.min(copies, hosts.length) },
      gpu: { enabled: layout === 'card' },
      models: layout === 'card' ? fitting(at(said, 'models'), interview.card) : [],
      ...(repository === ''
        ? {}
        : {
            repository: { mirror: `https://github.com/${owner}/${name}.git` },
            github: { organisation: owner, repositories: [name] },
          }),
    },
  };
}

/**
 * `owner/name` of a repository on GitHub, out of what people copy: that itself, an address of the web, of https or of ssh.
 * Null for anything else.
 */
export function repositoryIn(text: string): string | null {
  const match =
    /^(?:https?:\/\/github\.com\/|(?:ssh:\/\/)?git@github\.com[:/])?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/i.exec(
      text.trim(),
    );
  return match?.[1] ?? null;
}

/** The address that is proposed for a host: the one that is there when it lies in the LAN, else the `nth` of the LAN. */
export function addressIn(lan: string, address: string, nth: number): string {
  const [network, known] = [networkOf(lan), addressOf(address)];
  if (network === null || (known !== null && contains(network, known))) return address;
  return toDotted(Math.min(network.first + nth, network.last));
}

/** What is wrong with the answers at a pointer (RFC 6901) or below it, in one sentence; null when nothing is. */
export function problemAt(answers: PlainMap, pointer: string): string | null {
  const { findings } = judgePlatform(JSON.stringify(answers), { partial: true });
  const wrong = findings.find(
    ({ severity, pointer: place }) => severity === 'error' && (place === pointer || place.startsWith(`${pointer}/`)),
  );
  return wrong?.message ?? null;
}

function platformIn(text: string): Plain {
  const { root } = parse(text);
  return root === null ? null : (at(toJSON(root), 'platform') ?? null);
}

function at(value: Plain | undefined, ...path: readonly string[]): Plain | undefined {
  return path.reduce<Plain | undefined>(
    (here, step) => (isPlainMap(here) && Object.hasOwn(here, step) ? here[step] : undefined),
    value,
  );
}

function textAt(value: Plain | undefined, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

function hostOf(said: Plain, role: string): PlainMap | undefined {
  const hosts = at(said, 'hosts');
  return Array.isArray(hosts) ? hosts.filter(isPlainMap).find((one) => one['role'] === role) : undefined;
}

function named(found: PlainMap | undefined): HostName {
  return { name: textAt(found, 'name'), address: textAt(found, 'address') };
}

function host(known: PlainMap | undefined, role: string, { name, address }: HostName, card: string | null): PlainMap {
  const isKnown = known?.['name'] === name && known['address'] === address;
  const { gpu: _card, ...rest } = isKnown ? known : { name, address, role, longhorn: true };
  return { ...rest, ...(card === null ? {} : { gpu: { memory: card } }) };
}

function fitting(models: Plain | undefined, card: string): Plain {
  const room = amountOf(card);
  if (!Array.isArray(models) || room === null) return models ?? [];
  return models.filter((model: Plain) => (amountOf(textAt(model, 'memory')) ?? 0) <= room);
}
