import type { Finding } from '../finding.ts';
import { ofValue, quoted } from '../own/said.ts';
import { unknownValue } from '../own/unknown.ts';
import { circlesIn } from './circle.ts';
import { inCircles } from './circles.ts';
import type { PhaseRule } from './facts.ts';

/** A phase requires phases that exist and come before it. */
export const phaseOrder: PhaseRule = ({ phase, number, id, others, text }) => {
  if (others === null || number === null || id === null) return [];
  const known = { code: 'phase/unknown-name', what: 'phase', names: others.map((other) => other.id) } as const;
  const needs = new Map([
    ...others.map((other) => [other.id, other.phase?.requires.map(({ value }) => value) ?? []] as const),
    [id, phase.requires.map(({ value }) => value)] as const,
  ]);
  const inCircle = inCircles(id, phase.requires, circlesIn(needs), text);
  const told = new Set(inCircle.map(({ pointer }) => pointer));
  const rest = phase.requires.flatMap((required): Finding[] => {
    if (required.value === id) return [];
    const other = others.find((one) => one.id === required.value);
    if (other === undefined) return [unknownValue(required, known, text)];
    if (other.number < number) return [];
    const message = `${quoted(required.value)} is phase ${other.number} and this is phase ${number}; a phase requires earlier ones.`;
    return [ofValue('phase/cycle', message, required.place, text)];
  });
  return [...inCircle, ...rest.filter(({ pointer }) => !told.has(pointer))];
};

/** The folder's name says which phase it is, and no other folder says the same. */
export const ownFolder: PhaseRule = ({ phase, number, id, folder, others, text }) => {
  if (others === null) return [];
  const place = phase.title?.place ?? phase.place;
  if (number === null || id === null) {
    const message = `${quoted(folder)} does not say which phase it is; it wants a name like phases/3-security.`;
    return [ofValue('platform/folder', message, place, text)];
  }
  return others.flatMap((other): Finding[] => {
    const same = other.number === number ? `the number ${number}` : other.id === id ? `the id ${quoted(id)}` : null;
    if (same === null) return [];
    return [
      ofValue(
        'phase/duplicate-id',
        `${quoted(other.path.replace(/\/phase\.yaml$/, ''))} has ${same} too.`,
        place,
        text,
      ),
    ];
  });
};
