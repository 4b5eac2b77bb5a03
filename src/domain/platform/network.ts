import type { Finding } from '../finding.ts';
import { contains, isNoHost, overlap, toCidr, toDotted } from '../ipv4.ts';
import type { Network } from '../ipv4.ts';
import { content } from '../yaml/node.ts';
import type { PlatformRule } from './facts.ts';
import type { Read } from '../own/read.ts';
import { changeTo, ofValue, quoted } from '../own/said.ts';

/** Every host lies in the LAN: policies allow it, and the nodes find each other there. */
export const inLan: PlatformRule = ({ platform: { hosts, lan }, text }) => {
  if (lan === null) return [];
  const other = { place: lan.place, message: 'The LAN.' };
  return hosts.flatMap(({ address }) => {
    if (address === null) return [];
    const written = quoted(toDotted(address.value));
    if (!contains(lan.value, address.value)) {
      const message = `${written} does not lie in the LAN ${toCidr(lan.value)}.`;
      return ofValue('platform/address-outside-lan', message, address.place, text, { other });
    }
    if (!isNoHost(lan.value, address.value)) return [];
    const name = address.value === lan.value.first ? 'the LAN itself' : 'the broadcast address of the LAN';
    return ofValue(
      'platform/address-outside-lan',
      `${written} is ${name}; a host needs one between.`,
      address.place,
      text,
      {
        other,
      },
    );
  });
};

/** An address belongs to one host. */
export const ownAddress: PlatformRule = ({ platform: { hosts }, text }) => {
  const first = new Map<number, Read<number>>();
  return hosts.flatMap(({ address, name }): Finding[] => {
    if (address === null) return [];
    const before = first.get(address.value);
    if (before === undefined) {
      first.set(address.value, address);
      return [];
    }
    const message = `${quoted(toDotted(address.value))} is the address of another host too; ${name === null ? 'each' : quoted(name.value)} needs its own.`;
    const other = { place: before.place, message: 'The first host with this address.' };
    return [ofValue('platform/address-clash', message, address.place, text, { other })];
  });
};

/** The LAN, the pods and the services have ranges of their own. */
export const apart: PlatformRule = ({ platform: { lan, pods, services }, text }) => {
  const ranges = [
    { name: 'the LAN', range: lan },
    { name: 'the pods', range: pods },
    { name: 'the services', range: services },
  ];
  return ranges.flatMap(({ name, range }, index) =>
    ranges.slice(0, index).flatMap((before): Finding[] => {
      if (range === null || before.range === null || !overlap(range.value, before.range.value)) return [];
      const message = `The range of ${name} (${toCidr(range.value)}) overlaps with that of ${before.name} (${toCidr(before.range.value)}).`;
      const other = { place: before.range.place, message: `The range of ${before.name}.` };
      return [ofValue('platform/range-overlap', message, range.place, text, { other })];
    }),
  );
};

/** A range is written from its first address: Kubernetes takes others with a warning, routers do not. */
export const wholeRanges: PlatformRule = ({ platform: { lan, pods, services }, text }) =>
  [lan, pods, services].flatMap((range): Finding[] => {
    const node = range === null ? null : content(range.place.node);
    if (range === null || node?.type !== 'scalar' || node.value === toCidr(range.value)) return [];
    return [hasBits(range, String(node.value), text)];
  });

function hasBits({ value, place }: Read<Network>, written: string, text: string): Finding {
  const range = toCidr(value);
  const message = `${quoted(written)} is an address in a range; the range begins with ${range}.`;
  return ofValue('platform/type', message, place, text, { fixes: changeTo(range, place) });
}
