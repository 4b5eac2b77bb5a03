/**
 * What is wrong with a schedule, as the end of a sentence ("its hour 25 is not between 0 and 23"); null when nothing is.
 * The syntax is that of CronJobs and of Longhorn: github.com/robfig/cron/v3, ParseStandard.
 */
export function scheduleProblem(schedule: string): string | null {
  if (schedule.startsWith('@')) return descriptorProblem(schedule);
  if (/^(TZ|CRON_TZ)=/.test(schedule)) return 'it names a time zone, which has a field of its own';
  const parts = schedule.split(/\s+/).filter((part) => part !== '');
  if (parts.length !== fields.length)
    return `it has ${parts.length} ${parts.length === 1 ? 'field' : 'fields'} instead of five`;
  for (const [index, field] of fields.entries()) {
    const problem = fieldProblem(parts[index] ?? '', field);
    if (problem !== null) return problem;
  }
  return neverComes(parts) ? 'no month that it names has such a day' : null;
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const none: readonly string[] = [];
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const days = 'sun mon tue wed thu fri sat'.split(' ');

const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59, names: none },
  { name: 'hour', least: 0, most: 23, names: none },
  { name: 'day of the month', least: 1, most: 31, names: none },
  { name: 'month', least: 1, most: 12, names: months },
  { name: 'day of the week', least: 0, most: 6, names: days },
];

const descriptors: ReadonlySet<string> = new Set(
  ['yearly', 'annually', 'monthly', 'weekly', 'daily', 'midnight', 'hourly'].map((word) => `@${word}`),
);

function descriptorProblem(schedule: string): string | null {
  if (descriptors.has(schedule)) return null;
  const every = /^@every (.*)$/.exec(schedule)?.[1];
  if (every === undefined) return 'no such word is known; there are @hourly, @daily, @weekly, @monthly and @yearly';
  return /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(every) ? null : `"${every}" is no duration like 1h30m`;
}

function fieldProblem(text: string, field: Field): string | null {
  for (const part of text.split(',')) {
    const problem = partProblem(part, field);
    if (problem !== null) return problem;
  }
  return null;
}

/** One of `*`, `n`, `a-b`, each with a step behind it or without. */
function partProblem(part: string, field: Field): string | null {
  const [range = '', step, ...more] = part.split('/');
  const bounds =
    range === '*' || range === '?' ? [field.least, field.most] : range.split('-').map((one) => valueOf(one, field));
  if (more.length > 0 || bounds.length > 2 || bounds.some((one) => one === null))
    return `"${part}" is no ${field.name}`;
  const [from, to = from] = bounds;
  for (const bound of [from, to]) {
    if (typeof bound === 'number' && (bound < field.least || bound > field.most))
      return `its ${field.name} ${bound} is not between ${field.least} and ${field.most}`;
  }
  if (typeof from === 'number' && typeof to === 'number' && from > to)
    return `its ${field.name} "${range}" ends before it begins`;
  return step === undefined || /^[1-9]\d*$/.test(step) ? null : `"${part}" has no step that is a number above 0`;
}

function valueOf(text: string, { least, names }: Field): number | null {
  const named = names.indexOf(text.toLowerCase());
  if (named !== -1) return named + least;
  return /^\d+$/.test(text) ? Number(text) : null;
}

/** With a day of the week a day of the month is only the other choice; without one it has to exist. */
function neverComes([, , day = '', month = '', weekday = '']: readonly string[]): boolean {
  if (weekday !== '*' && weekday !== '?') return false;
  const first = Math.min(...day.split(',').map((part) => (/^\d/.test(part) ? Number.parseInt(part, 10) : 1)));
  const longest = Math.max(...monthsIn(month).map((number) => lengths[number - 1] ?? 31));
  return first > longest;
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthsIn(text: string): number[] {
  const field: Field = { name: 'month', least: 1, most: 12, names: months };
  return text.split(',').flatMap((part) => {
    const [range = '', step] = part.split('/');
    const [from = 1, to] =
      range === '*' || range === '?' ? [1, 12] : range.split('-').map((one) => valueOf(one, field) ?? 1);
    // `3/2` runs on to the end, as `3-12/2` does.
    const last = to ?? (step === undefined ? from : 12);
    const every = Number(step ?? 1);
    return Array.from({ length: last - from + 1 }, (_, index) => from + index).filter(
      (one) => (one - from) % every === 0,
    );
  });
}
