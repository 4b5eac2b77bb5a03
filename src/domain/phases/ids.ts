import type { Finding } from '../finding.ts';
import type { Read } from '../own/read.ts';
import { ofKey, quoted } from '../own/said.ts';
import { twice } from '../own/twice.ts';
import type { TwiceWords } from '../own/twice.ts';
import { reserved } from './environment.ts';
import type { PhaseRule } from './facts.ts';

/** An id belongs to one step, and to one check. */
export const ownIds: PhaseRule = ({ phase, text }) => [
  ...twice(phase.steps.map(idOf), wordsFor('step'), text),
  ...twice(phase.checks.map(idOf), wordsFor('check'), text),
];

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
