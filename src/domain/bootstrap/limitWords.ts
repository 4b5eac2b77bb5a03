const minute = 60_000;

/** For how long somebody waits at most, in whole minutes: `10 min`, `an hour`. It stands after "up to", "for" and "after". */
export function limitWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / minute);
  return minutes === 60 ? 'an hour' : `${minutes} min`;
}
