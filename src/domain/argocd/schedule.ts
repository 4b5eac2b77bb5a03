/**
 * When a schedule of five fields comes round, as Argo CD reckons it: github.com/robfig/cron/v3, `SpecSchedule.Next`,
 * without descriptors. Times are read as if they were UTC; who means another zone moves them.
 */
export interface Schedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Day of the month or day of the week is open: then both have to fit, else one of them. */
  readonly isOpen: boolean;
}

/** Null for what is no schedule. */
export function parseSchedule(text: string): Schedule | null {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== fields.length || text.length > longest) return null;
  const sets = fields.map((field, index) => setOf(parts[index] ?? '', field));
  const [minutes, hours, days, months, weekdays] = sets;
  if (!minutes || !hours || !days || !months || !weekdays) return null;
  const isOpen = [parts[2], parts[4]].some((part) =>
    part?.split(',').some((one) => /^[*?](-[^/]*)?(\/\+?0*1)?$/.test(one)),
  );
  return { minutes, hours, days, months, weekdays, isOpen };
}

/** The first time after another, in milliseconds; null when there is none within five years. */
export function nextAfter(schedule: Schedule, time: number): number | null {
  const start = (Math.floor(time / minute) + 1) * minute;
  const times = timesOf(schedule);
  const limit = new Date(start).getUTCFullYear() + 5;
  for (let day = start - mod(start, dayLength); ; day += dayLength) {
    const date = new Date(day);
    // What is no date any more has no year either.
    if (!(date.getUTCFullYear() <= limit)) return null;
    if (!fits(schedule, date)) continue;
    const found = times.find((offset) => day + offset >= start);
    if (found !== undefined) return day + found;
  }
}

const minute = 60_000;
const dayLength = 86_400_000;
const longest = 1_000;

interface Field {
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const fields: readonly Field[] = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { least: 0, most: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

function setOf(text: string, field: Field): ReadonlySet<number> | null {
  const all = new Set<number>();
  for (const part of text.split(',').filter((one) => one !== '')) {
    const some = range(part, field);
    if (some === null) return null;
    for (const one of some) all.add(one);
  }
  return all;
}

/** One of `*`, `n`, `a-b`, each with a step behind it or without; `n/step` runs on to the end. */
function range(part: string, field: Field): readonly number[] | null {
  const [bounds = '', step, ...more] = part.split('/');
  const [low = '', high, ...others] = bounds.split('-');
  const isOpen = low === '*' || low === '?';
  const from = isOpen ? field.least : valueOf(low, field);
  const to =
    isOpen || (high === undefined && step !== undefined)
      ? field.most
      : high === undefined
        ? from
        : valueOf(high, field);
  const by = step === undefined ? 1 : numberOf(step);
  if (more.length > 0 || from === null || to === null || by === null || by === 0) return null;
  if ((!isOpen && others.length > 0) || from < field.least || to > field.most || from > to) return null;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function valueOf(text: string, { least, names }: Field): number | null {
  const named = names.indexOf(text.toLowerCase());
  return named === -1 ? numberOf(text) : named + least;
}

function numberOf(text: string): number | null {
  return /^\+?\d{1,9}$/.test(text) ? Number(text) : null;
}

function fits({ months, days, weekdays, isOpen }: Schedule, date: Date): boolean {
  if (!months.has(date.getUTCMonth() + 1)) return false;
  const [day, weekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())];
  return isOpen ? day && weekday : day || weekday;
}

/** The times of a day, first to last. */
function timesOf({ hours, minutes }: Schedule): readonly number[] {
  return [...hours].flatMap((hour) => [...minutes].map((one) => (hour * 60 + one) * minute)).toSorted((a, b) => a - b);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
