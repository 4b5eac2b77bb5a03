import { thousands } from '../../../thousands.ts';
import type { Value } from '../../value.ts';
import { made } from '../define.ts';
import type { Caller } from '../function.ts';
import { Trouble } from '../function.ts';

/** The longest text that a function may make, in UTF-16 units. */
export const longestText = 4_000_000;

/** What a text that would be too long comes to. */
export function tooLong(name: string): Trouble {
  return new Trouble('budget', `"${name}" would make a text of more than ${thousands(longestText)} characters.`);
}

/** As many replacements as wanted, from the left; all of them for a negative number (strings.Replace). */
export function replaced(text: string, old: string, by: string, most: bigint, caller: Caller): Value | Trouble {
  if (old === by || most === 0n) return made(text);
  if (old === '') return between(text, by, most, caller);
  const parts = text.split(old);
  const count = most < 0n || most > parts.length - 1 ? parts.length - 1 : Number(most);
  if (text.length + count * (by.length - old.length) > longestText) return tooLong('replace');
  const spent = caller.spend(parts.length);
  if (spent !== undefined) return spent;
  return made([parts.slice(0, count + 1).join(by), ...parts.slice(count + 1)].join(old));
}

/** An empty text is found before every character and at the end. */
function between(text: string, by: string, most: bigint, caller: Caller): Value | Trouble {
  const characters = Array.from(text);
  const all = characters.length + 1;
  const count = most < 0n || most > all ? all : Number(most);
  if (text.length + count * by.length > longestText) return tooLong('replace');
  const spent = caller.spend(all);
  if (spent !== undefined) return spent;
  const placed = characters.map((character, index) => (index < count ? `${by}${character}` : character));
  return made(`${placed.join('')}${count === all ? by : ''}`);
}
