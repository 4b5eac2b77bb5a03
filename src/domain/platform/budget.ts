import type { Finding } from '../finding.ts';
import { inUnits } from '../quantity.ts';
import type { PlatformFacts, PlatformRule } from './facts.ts';
import { isInstalled, onlyWithCard } from './installed.ts';
import type { Size } from './platform.ts';
import { field } from '../own/read.ts';
import { ofKey, ofValue, quoted } from '../own/said.ts';

/** A model that does not fit into a card is computed by the processor, if at all. */
export const fittingModels: PlatformRule = ({ platform: { hosts, models }, text }) => {
  const cards = hosts.flatMap(({ card }) => card ?? []).toSorted((a, b) => b.value - a.value);
  const [largest] = cards;
  if (largest === undefined) return [];
  return models.flatMap(({ name, memory }): Finding[] => {
    if (memory === null || memory.value <= largest.value) return [];
    const message = `${quoted(name?.value ?? 'The model')} needs ${inUnits(memory.value)}; the largest card has ${inUnits(largest.value)}.`;
    const other = { place: largest.place, message: 'The largest card.' };
    return [ofValue('platform/model-too-large', message, memory.place, text, { other })];
  });
};

/** All limits of memory together fit into the hosts, and each into one of them. */
export const enoughMemory: PlatformRule = (facts) => {
  const { platform, text } = facts;
  const memories = platform.hosts.map(({ memory }) => memory);
  const known = memories.filter((memory) => memory !== null);
  if (known.length === 0 || known.length < memories.length) return [];
  const largest = Math.max(...known.map(({ value }) => value));
  const cardHosts = platform.hosts.filter(({ place }) => field(place, 'gpu') !== null);
  const largestWithCard = Math.max(...cardHosts.map(({ memory }) => memory?.value ?? 0));
  const all = sum(known.map(({ value }) => value));
  const installed = installedSizes(facts);
  const tooLarge = installed.flatMap(({ name, memory }): Finding[] => {
    const withCard = cardHosts.length > 0 && needsCard(facts, name);
    const most = withCard ? largestWithCard : largest;
    if (memory === null || memory.value <= most) return [];
    const message = `${quoted(name)} may take ${inUnits(memory.value)} of memory; the largest host${withCard ? ' with a card' : ''} has ${inUnits(most)}.`;
    return [ofValue('platform/over-capacity', message, memory.place, text)];
  });
  const wanted = sum(installed.map(({ memory }) => memory?.value ?? 0));
  const sizes = field(platform.place, 'sizes');
  if (tooLarge.length > 0 || sizes === null || wanted <= all) return tooLarge;
  const message = `The installed applications may take ${inUnits(wanted)} of memory together; the hosts have ${inUnits(all)}.`;
  return [ofKey('platform/over-capacity', message, sizes, text)];
};

/** All volumes with their replicas fit onto the disks, as far as every disk is known. */
export const enoughDisk: PlatformRule = (facts) => {
  const { platform, text } = facts;
  const disks = platform.hosts.filter(({ longhorn }) => longhorn).map(({ disk }) => disk?.value ?? null);
  const sizes = field(platform.place, 'sizes');
  const replicas = platform.storage.replicas?.value;
  if (sizes === null || replicas === undefined || disks.length === 0 || disks.includes(null)) return [];
  const space = disks.filter((disk) => disk !== null);
  const volumes = installedSizes(facts).flatMap(({ name, storage }) =>
    storage === null
      ? []
      : { bytes: storage.value, copies: needsCard(facts, name) ? 1 : Math.min(replicas, space.length) },
  );
  const wanted = sum(volumes.map(({ bytes, copies }) => bytes * copies));
  const replicated = sum(volumes.map(({ bytes, copies }) => (copies > 1 ? bytes : 0)));
  const copies = Math.min(replicas, space.length);
  // Replicas of one volume lie on different hosts: of a host only as much counts as there are volumes.
  const room = sum(space.map((disk) => Math.min(disk, replicated)));
  const all = sum(space);
  if (wanted <= all && replicated * copies <= room) return [];
  const message =
    wanted > all
      ? `The volumes take ${inUnits(wanted)} with their replicas; the disks have ${inUnits(all)}.`
      : `${copies} replicas of ${inUnits(replicated)} do not fit onto different hosts, whose disks have ${space.map(inUnits).join(' and ')}.`;
  return [ofKey('platform/over-capacity', message, sizes, text)];
};

function installedSizes({ platform, rows }: PlatformFacts): readonly Size[] {
  return platform.sizes.filter(({ name }) => isInstalled(name, platform, rows) === true);
}

/** Where no table says it, Ollama is the one that computes on the card. */
function needsCard({ rows }: PlatformFacts, name: string): boolean {
  const row = rows?.get(name);
  return row === undefined ? name === 'ollama' : onlyWithCard(row);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
