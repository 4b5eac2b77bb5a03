import type { Finding } from '../finding.ts';
import type { Read } from '../platform/read.ts';
import { changeTo, ofKey, ofValue, orElse, quoted } from '../platform/said.ts';
import { twice } from '../platform/twice.ts';
import type { TwiceWords } from '../platform/twice.ts';
import { circlesIn } from './circle.ts';
import { reserved } from './environment.ts';
import type { PhaseRule } from './facts.ts';
import { near } from '../platform/near.ts';

/** An id belongs to one step, and to one check. */
export const ownIds: PhaseRule = ({ phase, text }) => [
  ...twice(phase.steps.map(idOf), wordsFor('step'), text),
  ...twice(phase.checks.map(idOf), wordsFor('check'), text),
];

/** `satisfiedBy` and `requires` name checks of this phase. */
export const knownChecks: PhaseRule = ({ phase, text }) => {
  const ids = new Set(phase.checks.flatMap(({ id }) => id?.value ?? []));
  const named = [
    ...phase.steps.flatMap(({ satisfiedBy }) => satisfiedBy),
    ...phase.checks.flatMap(({ requires }) => requires),
  ];
  return named
    .filter(({ value }) => !ids.has(value))
    .map((name) => unknown(name, 'check of this phase', [...ids], text));
};

/** No check waits for itself, not even by way of others. */
export const checkOrder: PhaseRule = ({ phase, text }) => {
  const needs = new Map(
    phase.checks.flatMap(({ id, requires }) =>
      id === null ? [] : [[id.value, requires.map(({ value }) => value)] as const],
    ),
  );
  const find = circlesIn(needs);
  const found: Finding[] = [];
  for (const { id, requires } of phase.checks) {
    if (found.length >= mostCircles) break;
    if (id !== null) found.push(...circles(id.value, requires.slice(0, mostCircles), find, text));
  }
  return found;
};

/** A phase requires phases that exist and come before it. */
export const phaseOrder: PhaseRule = ({ phase, number, id, others, text }) => {
  if (others === null || number === null || id === null) return [];
  const ids = others.map((other) => other.id);
  const needs = new Map([
    ...others.map((other) => [other.id, other.phase?.requires.map(({ value }) => value) ?? []] as const),
    [id, phase.requires.map(({ value }) => value)] as const,
  ]);
  const inCircle = circles(id, phase.requires, circlesIn(needs), text);
  const told = new Set(inCircle.map(({ pointer }) => pointer));
  const rest = phase.requires.flatMap((required): Finding[] => {
    if (required.value === id) return [];
    const other = others.find((one) => one.id === required.value);
    if (other === undefined) return [unknown(required, 'phase', ids, text)];
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

/** What is read has a name that an expression can have, and has not already. */
export const readNames: PhaseRule = ({ phase, text }) =>
  phase.checks.flatMap(({ reads }) =>
    reads.flatMap(({ name, place }): Finding[] => {
      if (reserved.has(name))
        return [
          ofKey(
            'phase/type',
            `${quoted(name)} is a name that expressions have already; it wants another.`,
            place,
            text,
          ),
        ];
      if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return [];
      return [
        ofKey(
          'phase/type',
          `${quoted(name)} is no name in an expression; it wants letters, digits and "_".`,
          place,
          text,
        ),
      ];
    }),
  );

export function unknown(name: Read<string>, what: string, known: readonly string[], text: string): Finding {
  const guess = near(name.value, known);
  const message = `No ${what} is called ${quoted(name.value)}${orElse(guess, '.')}`;
  return ofValue(
    'phase/unknown-name',
    message,
    name.place,
    text,
    guess === null ? {} : { fixes: changeTo(guess, name.place) },
  );
}

/** More circles than anybody can look at. */
const mostCircles = 50;

/** The names in a list that lead back to who names them. */
function circles(
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

function idOf({ id }: { readonly id: Read<string> | null }): Read<string> | null {
  return id;
}

function wordsFor(what: string): TwiceWords {
  return {
    code: 'phase/duplicate-id',
    message: (id) => `Two ${what}s of this phase are called ${quoted(id)}.`,
    first: `The first ${what} of this id.`,
  };
}
