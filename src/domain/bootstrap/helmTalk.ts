/** What helmfile and Helm print while they work, in the words of Slipway. */

/**
 * A line of `helmfile sync` for people; null for all that is of no use to them. Only what is known is told: charts print
 * notes, and notes may hold passwords.
 */
export function helmTold(line: string): string | null {
  const begun = /^Upgrading release=([a-z0-9-]+), chart=.*, namespace=([a-z0-9-]+)$/.exec(line);
  if (begun !== null) return `Helm is at ${begun[2]}/${begun[1]}`;
  const done = /^(?:Release "([a-z0-9-]+)" has been upgraded\.|NAME: ([a-z0-9-]+)$)/.exec(line);
  if (done !== null) return `Helm is done with ${done[1] ?? done[2]}`;
  const cancelled = /^Release ([a-z0-9-]+) has been cancelled\.$/.exec(line);
  return cancelled === null ? null : `Helm gives ${cancelled[1]} up`;
}

/** The most that is told of why something failed. */
const longest = 600;

/** What helmfile, or Helm through it, says in the end about why it failed, in one line; null when it says nothing. */
export function helmFailure(stderr: string): string | null {
  const lines = stderr.split('\n').map((line) => line.trim());
  const helm = lines.findLast((line) => /^Error: \S/.test(line))?.slice('Error: '.length);
  const own = lines.findLast((line) => /^(?:err: |in [^ ]+: )\S/.test(line));
  const last = lines.findLast((line) => line !== '');
  const said = helm ?? own ?? last;
  if (said === undefined) return null;
  const short = said.length > longest ? `${said.slice(0, longest)}…` : said;
  return short.replace(/[.\s]+$/, '');
}
