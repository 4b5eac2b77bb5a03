/** Texts of the small languages that values are written in, right and wrong. */
import type { Random } from '../random.ts';

export function digits(random: Random): string {
  const length = random.pick([0, 1, 1, 2, 3, 5, 9, 17, 18, 19, 20, 25]);
  return Array.from({ length }, () => random.pick(['0', '0', '1', '5', '9', '3'])).join('');
}

const suffixes = [
  '',
  'n',
  'u',
  'm',
  'k',
  'M',
  'G',
  'T',
  'P',
  'E',
  'Ki',
  'Mi',
  'Gi',
  'Ti',
  'Pi',
  'Ei',
  'K',
  'e',
  'x',
  ' ',
];

export function quantity(random: Random): string {
  const exponent = `e${random.pick(['', '-', '+'])}${random.pick(['0', '1', '2', '3', '5', '9', '12', '20', '30'])}`;
  const suffix = random.chance(0.1) ? exponent : random.pick(suffixes);
  const fraction = random.chance(0.3) ? `.${digits(random)}` : '';
  return `${random.pick(['', '', '', '-', '+'])}${digits(random)}${fraction}${suffix}`;
}

export function duration(random: Random): string {
  const parts = Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, () => {
    const number = random.pick([
      digits(random),
      digits(random).slice(0, 4),
      random.pick(['1', '10', '1.5', '.5', '2.', '0.000001', '2562047']),
    ]);
    return number + random.pick(['h', 'm', 's', 'ms', 'us', 'µs', 'μs', 'ns', 'd', '', 'é']);
  });
  return random.pick(['', '', '-', '+']) + parts.join('') + random.pick(['', '', '', '0', ' ']);
}

const instants = [
  '2021-02-28T23:59:59Z',
  '2020-02-29T00:00:00+02:00',
  '2021-02-29T00:00:00Z',
  '2021-13-01T00:00:00Z',
  '2021-01-02T03:04:05.123456789-07:30',
  '2021-01-02T3:04:05Z',
  '2021-01-02T24:04:05Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59+00:00',
  '2021-01-02T03:04:05+24:00',
  '2021-01-02T03:04:05,5Z',
  '2021-01-02t03:04:05z',
  '2023-08-11T11:04:05Z',
  '',
];

export function instant(random: Random): string {
  const text = random.pick(instants);
  return random.chance(0.7) ? text : mutated(random, text);
}

/** The text with one character more, fewer or another, or cut. */
export function mutated(random: Random, text: string): string {
  if (text === '' || random.chance(0.4)) return text;
  const at = random.below(text.length);
  const [before, after] = [text.slice(0, at), text.slice(at + 1)];
  const other = random.pick(['0', '1', '9', '+', '-', ':', ' ', 'Z', 'T', '.', 'é', '"', '{', ']', '\\']);
  return random.pick([`${before}${after}`, `${before}${other}${after}`, `${before}${other}${text.slice(at)}`, before]);
}

export function version(random: Random): string {
  const numbers = random.pick([
    '1.2.3',
    '0.0.0',
    '1.10.0',
    '2.0.0',
    '4.1.3',
    '1.2',
    '01.2.3',
    '18446744073709551616.0.0',
    '',
  ]);
  return (
    numbers + random.pick(['', '', '', '-alpha', '-alpha.1', '-1', '-01', '-', '+b', '-rc.1+b.c', '+', '-é', '-a-b.10'])
  );
}

export function versionRange(random: Random): string {
  const bound = (): string =>
    random.pick(['', '', '=', '==', '!', '!=', '<', '<=', '>', '>=', '~', '^', '> ']) +
    random.pick([version(random), version(random), '1.x', '1.2.x', 'x', '1.x.x', '1', 'v1.2.3', '2.x.3']);
  const words = Array.from({ length: random.pick([0, 1, 1, 2, 3]) }, bound);
  return words.join(random.pick([' ', '  ', ' || ', '||', ' || || '])) + random.pick(['', '', ' ', ' ||']);
}
