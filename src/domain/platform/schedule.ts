import { scheduleProblem } from '../cron.ts';
import { ofValue, quoted } from '../own/said.ts';
import { timeZoneProblem } from '../timeZone.ts';
import type { PlatformRule } from './facts.ts';

/** The schedule of the snapshots, and the time zone it is read in. */
export const schedules: PlatformRule = ({ platform: { storage, timeZone }, text }) => {
  const { schedule } = storage;
  const wrong = schedule === null ? null : scheduleProblem(schedule.value);
  const nowhere = timeZone === null ? null : timeZoneProblem(timeZone.value);
  return [
    ...(schedule === null || wrong === null
      ? []
      : [ofValue('platform/schedule', `${quoted(schedule.value)} is no schedule: ${wrong}.`, schedule.place, text)]),
    ...(timeZone === null || nowhere === null
      ? []
      : [ofValue('platform/schedule', `${quoted(timeZone.value)} is no time zone; ${nowhere}`, timeZone.place, text)]),
  ];
};
