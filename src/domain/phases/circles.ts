import type { Finding } from '../finding.ts';
import type { Read } from '../own/read.ts';
import { ofValue, quoted } from '../own/said.ts';
import type { circlesIn } from './circle.ts';

/** The names in a list that lead back to who names them; `find` is of all names. */
export function inCircles(
  from: string,
  requires: readonly Read<string>[],
  find: ReturnType<typeof circlesIn>,
  text: string,
): Finding[] {
  return requires.flatMap((required): Finding[] => {
    const way = find(from, required.value);
    if (way === null) return [];
    const message =
      way.length === 1 ? `${quoted(from)} requires itself.` : `${inWords([from, ...way])}: none of them can be first.`;
    return [ofValue('phase/cycle', message, required.place, text)];
  });
}

function inWords(way: readonly string[]): string {
  const names = way.map(quoted);
  return (names.length > 6 ? [...names.slice(0, 3), '…', ...names.slice(-2)] : names).join(' requires ');
}
