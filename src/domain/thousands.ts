/** A whole number with a comma between its thousands: `1,234`. The first `toLocaleString` of a process takes many milliseconds. */
export function thousands(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
