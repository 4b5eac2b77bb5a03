import { goUrlHost } from '../../../goUrlHost.ts';
import { isInternal, parseIp } from '../../../ipAddress.ts';
import { regex, regexProblem } from '../../../regex.ts';
import { made, texts } from '../define.ts';
import type { Function } from '../function.ts';
import { Trouble } from '../function.ts';
import { lacking } from './lacking.ts';

/** What asks for something that no text says: chance, and what a name stands for in a network. */
export const outside: readonly Function[] = [
  texts('random', 1, ([pattern = '']) => {
    if (pattern === '') return new Trouble('argument', 'no pattern provided');
    if (regex(pattern) === null) return new Trouble('argument', regexProblem(pattern) ?? 'error parsing regexp');
    return lacking('random', { kind: 'random', name: pattern });
  }),
  texts('is_external_url', 1, ([url = '']) => {
    const found = goUrlHost(url);
    if (!found.ok) return new Trouble('argument', found.message);
    const address = parseIp(found.host);
    if (address !== null) return made(!isInternal(address));
    // Go asks nobody for a name that is empty.
    if (found.host === '') return new Trouble('argument', 'lookup : no such host');
    return lacking('is_external_url', { kind: 'http', name: found.host });
  }),
];
