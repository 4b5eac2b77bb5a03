import * as types from '../../type.ts';
import { Trouble, badArgument } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { define, defineMethod } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';
import { opaqueType } from '../opaque.ts';
import { addressText, containsAddress, containsNetwork, isMapped, masked, networkOf } from '../../../netAddress.ts';
import type { Network } from '../../../netAddress.ts';
import { ip, readAddress } from './ip.ts';

const cidr = opaqueType<Network>('net.CIDR', (one, other) => textOf(one) === textOf(other));

/** Networks (k8s.io/apiserver, pkg/cel/library/cidr.go). */
export const cidrs: Library = [
  define('cidr', [string], cidr.type, (text) => {
    const network = readNetwork(text);
    return network instanceof Trouble ? network : cidr.make(network);
  }),
  define('isCIDR', [string], types.bool, (text) => !(readNetwork(text) instanceof Trouble)),
  define('string', [cidr.kind], types.string, ({ value }) => textOf(value)),
  defineMethod('containsIP', [cidr.kind, string], types.bool, ({ value }, text) => {
    const address = readAddress(text);
    return address instanceof Trouble ? unread(address) : containsAddress(value, address);
  }),
  defineMethod('containsIP', [cidr.kind, ip.kind], types.bool, ({ value }, { value: address }) =>
    containsAddress(value, address),
  ),
  defineMethod('containsCIDR', [cidr.kind, string], types.bool, ({ value }, text) => {
    const network = readNetwork(text);
    return network instanceof Trouble ? unread(network) : containsNetwork(value, network);
  }),
  defineMethod('containsCIDR', [cidr.kind, cidr.kind], types.bool, (one, other) =>
    containsNetwork(one.value, other.value),
  ),
  defineMethod('ip', [cidr.kind], ip.type, ({ value }) => ip.make(value.address)),
  defineMethod('prefixLength', [cidr.kind], types.int, ({ value }) => BigInt(value.prefix)),
  defineMethod('masked', [cidr.kind], cidr.type, ({ value }) => cidr.make(masked(value))),
];

function readNetwork(text: string): Network | Trouble {
  const network = networkOf(text);
  return network === null || isMapped(network.address) ? badArgument(`"${text}" is no network in CIDR.`) : network;
}

/** What a method says of a text that it can't read (cidrContainsIPString, cidrContainsCIDRString). */
function unread({ message }: Trouble): Trouble {
  return badArgument(message, words.noOverload);
}

function textOf({ address, prefix }: Network): string {
  return `${addressText(address)}/${prefix}`;
}
