import { addressOf, networkOf } from '../ipv4.ts';
import type { Network } from '../ipv4.ts';
import { amountOf } from '../quantity.ts';
import type { Place } from '../schema/place.ts';
import { booleanAt, field, fields, items, mapped, numberAt, textAt, textsAt } from '../own/read.ts';
import type { Read } from '../own/read.ts';

/**
 * `platform.yaml` as data with places. What is missing or of another type is null (the schema tells it), so that
 * a half-typed file still says what it says. Amounts of memory and disk are bytes.
 */
export interface Platform {
  /** The object below `platform:`. */
  readonly place: Place;
  readonly releasedPhase: Read<number> | null;
  readonly hosts: readonly Host[];
  readonly lan: Read<Network> | null;
  readonly pods: Read<Network> | null;
  readonly services: Read<Network> | null;
  readonly domain: Read<string> | null;
  readonly timeZone: Read<string> | null;
  readonly kubernetes: Read<string> | null;
  readonly storage: Storage;
  readonly gpu: Read<boolean> | null;
  readonly repository: Repository;
  readonly chartMirror: Read<string> | null;
  readonly githubRepositories: readonly Read<string>[];
  readonly models: readonly Model[];
  readonly sizes: readonly Size[];
  readonly optional: readonly Optional[];
}

export interface Host {
  readonly place: Place;
  readonly name: Read<string> | null;
  readonly address: Read<number> | null;
  readonly role: Read<string> | null;
  readonly memory: Read<number> | null;
  readonly disk: Read<number> | null;
  readonly longhorn: boolean;
  /** Memory of its card; null without one. */
  readonly card: Read<number> | null;
}

export interface Storage {
  readonly device: Place | null;
  readonly replicas: Read<number> | null;
  readonly schedule: Read<string> | null;
}

export interface Repository {
  readonly primary: Read<string> | null;
  readonly mirror: Read<string> | null;
  readonly source: Read<string> | null;
}

export interface Model {
  readonly name: Read<string> | null;
  readonly memory: Read<number> | null;
}

export interface Size {
  /** Of the application. */
  readonly name: string;
  readonly place: Place;
  readonly memory: Read<number> | null;
  readonly storage: Read<number> | null;
}

export interface Optional {
  readonly name: string;
  readonly place: Place;
  readonly installed: boolean | null;
}

/** Reads the file from its root; null when it has no `platform`. */
export function readPlatform(file: Place): Platform | null {
  const place = field(file, 'platform');
  if (place === null) return null;
  const network = field(place, 'network');
  const repository = field(place, 'repository');
  const storage = field(place, 'storage');
  return {
    place,
    releasedPhase: numberAt(field(place, 'releasedPhase')),
    hosts: items(field(place, 'hosts')).map(readHost),
    lan: mapped(textAt(field(network, 'lan')), networkOf),
    pods: mapped(textAt(field(network, 'pods')), networkOf),
    services: mapped(textAt(field(network, 'services')), networkOf),
    domain: textAt(field(network, 'domain')),
    timeZone: textAt(field(network, 'timeZone')),
    kubernetes: textAt(field(field(place, 'kubernetes'), 'version')),
    storage: {
      device: field(storage, 'device'),
      replicas: numberAt(field(storage, 'replicas')),
      schedule: textAt(field(field(storage, 'snapshots'), 'schedule')),
    },
    gpu: booleanAt(field(field(place, 'gpu'), 'enabled')),
    repository: {
      primary: textAt(field(repository, 'primary')),
      mirror: textAt(field(repository, 'mirror')),
      source: textAt(field(repository, 'source')),
    },
    chartMirror: textAt(field(field(place, 'charts'), 'mirror')),
    githubRepositories: textsAt(field(field(place, 'github'), 'repositories')),
    models: items(field(place, 'models')).map((model) => ({
      name: textAt(field(model, 'name')),
      memory: bytesAt(field(model, 'memory')),
    })),
    sizes: fields(field(place, 'sizes')).map((size) => ({
      name: String(size.step),
      place: size,
      memory: bytesAt(field(size, 'memory')),
      storage: bytesAt(field(size, 'storage')),
    })),
    optional: fields(field(place, 'optional')).map((choice) => ({
      name: String(choice.step),
      place: choice,
      installed: booleanAt(choice)?.value ?? null,
    })),
  };
}

function readHost(place: Place): Host {
  return {
    place,
    name: textAt(field(place, 'name')),
    address: mapped(textAt(field(place, 'address')), addressOf),
    role: textAt(field(place, 'role')),
    memory: bytesAt(field(place, 'memory')),
    disk: bytesAt(field(place, 'disk')),
    longhorn: booleanAt(field(place, 'longhorn'))?.value === true,
    card: bytesAt(field(field(place, 'gpu'), 'memory')),
  };
}

/** A number without a unit is told by the schema, and is no amount that anything else is compared with. */
function bytesAt(place: Place | null): Read<number> | null {
  return mapped(textAt(place), (text) => (/[A-Zk]i?$/.test(text) ? amountOf(text) : null));
}
