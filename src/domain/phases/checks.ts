import type { Finding } from '../finding.ts';
import { unknownValue } from '../own/unknown.ts';
import { circlesIn } from './circle.ts';
import { inCircles } from './circles.ts';
import type { PhaseRule } from './facts.ts';

/** `satisfiedBy` and `requires` name checks of this phase. */
export const knownChecks: PhaseRule = ({ phase, text }) => {
  const ids = new Set(phase.checks.flatMap(({ id }) => id?.value ?? []));
  const named = [
    ...phase.steps.flatMap(({ satisfiedBy }) => satisfiedBy),
    ...phase.checks.flatMap(({ requires }) => requires),
  ];
  return named
    .filter(({ value }) => !ids.has(value))
    .map((name) =>
      unknownValue(name, { code: 'phase/unknown-name', what: 'check of this phase', names: [...ids] }, text),
    );
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
    if (id !== null) found.push(...inCircles(id.value, requires.slice(0, mostCircles), find, text));
  }
  return found;
};

/** More circles than anybody can look at. */
const mostCircles = 50;
