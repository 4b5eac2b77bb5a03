/** Layouts of Go's package time, and texts that fit them more or less. */
import type { Random } from '../random.ts';
import { mutated } from './words.ts';

/** The parts of layouts, and what may stand for each. */
const parts: Readonly<Record<string, readonly string[]>> = {
  Jan: ['Feb', 'jAN', 'March', 'Ju'],
  January: ['June', 'december', 'Jan'],
  Mon: ['Tue', 'mon', 'xxx'],
  Monday: ['Friday', 'Mon'],
  '2': ['5', '31', '0', '32', '29'],
  _2: [' 5', '31', ' 31', '  5'],
  '02': ['05', '5', '30'],
  '002': ['060', '366', '365', '5', '000'],
  __2: ['  5', ' 60', '366'],
  '1': ['2', '12', '13', '0'],
  '01': ['02', '12', '2', '00'],
  '15': ['0', '23', '24', '7'],
  '3': ['1', '12', '13'],
  '03': ['01', '12', '1'],
  '4': ['5', '59', '60'],
  '04': ['05', '5', '60'],
  '5': ['5', '59', '5.25', '60'],
  '05': ['07', '07.1234567891', '7', '61'],
  '2006': ['2024', '2023', '1900', '20', '-123'],
  '06': ['24', '69', '68', '-5', 'x1'],
  PM: ['PM', 'AM', 'pm'],
  pm: ['pm', 'am'],
  MST: ['UTC', 'CET', 'GMT+3', 'GMT-12', 'GMT', 'WITA', 'ChST', '+03', '+24', 'AB', 'ABCDET', 'ABCDT', 'GMT+99'],
  '-0700': ['+0200', '-0930', '+2500', '+0261', 'Z', '0200'],
  '-07:00': ['+02:00', '-09:30', '+0200'],
  '-07': ['+02', '-11', '02'],
  '-070000': ['+020030', '-010000'],
  '-07:00:00': ['+02:00:30'],
  Z0700: ['Z', '+0100', '-0030'],
  'Z07:00': ['Z', '+01:00', '-00:30'],
  Z07: ['Z', '+01'],
  Z070000: ['Z', '+010203'],
  'Z07:00:00': ['Z', '+01:02:03'],
  '.000': ['.123', '.12', '.1234', '.-12'],
  '.999': ['.5', '', '.123456'],
  '.0': ['.5', '.55', '5'],
  '.999999999': ['.123', 'x'],
  ',000': [',123', '.123'],
  ' ': [' ', '', '  '],
  '-': ['-'],
  '/': ['/'],
  ':': [':'],
  T: ['T'],
  Januar: ['Januar'],
  x: ['x'],
  _2006: ['_2024', '2024'],
  '.00x': ['.00x'],
  '.0001': ['.0001'],
  é: ['é', 'è'],
};

/** A layout, and a text for it. */
export function timePair(random: Random): readonly [layout: string, text: string] {
  const layout = Array.from({ length: random.pick([1, 2, 3, 4, 6, 8]) }, () => random.pick(Object.keys(parts)));
  const text = layout.map((part) => random.pick(parts[part] ?? ['']));
  return [layout.join(''), mutated(random, text.join(''))];
}
