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

/** What helmfile says of its own; where it breaks off at how Helm ended, with that (helmfile, pkg/helmexec/exit_error.go). */
function wholeOwn(lines: readonly string[]): string | undefined {
  const at = lines.findLastIndex((line) => /^(?:err: |in [^ ]+: )\S/.test(line));
  const own = lines[at];
  const open = / exited with non-zero status:$/;
  if (own === undefined || !open.test(own)) return own;
  const after = lines.slice(at);
  const error = after.slice(after.indexOf('ERROR:') + 1).find((line) => line !== '') ?? '';
  return own.replace(open, ` ${howEnded(error)}`);
}

function howEnded(error: string): string {
  const [, signal] = /^signal: (\S.*)$/.exec(error) ?? [];
  if (signal !== undefined) return `was ended by ${signals.get(signal) ?? signal}`;
  const [, status] = /^exit status (\d+)$/.exec(error) ?? [];
  return `ended${status === undefined ? '' : ` with ${status}`}, and does not say why`;
}

/** As Go calls them (syscall, zerrors_linux_amd64.go). */
const signals: ReadonlyMap<string, string> = new Map([
  ['killed', 'SIGKILL'],
  ['terminated', 'SIGTERM'],
  ['interrupt', 'SIGINT'],
  ['hangup', 'SIGHUP'],
  ['segmentation fault', 'SIGSEGV'],
  ['aborted', 'SIGABRT'],
]);

/** The most that is told of why something failed. */
const longest = 600;

/** What helmfile, or Helm through it, says in the end about why it failed, in one line; null when it says nothing. */
export function helmFailure(stderr: string): string | null {
  const lines = stderr.split('\n').map((line) => line.trim());
  const helm = lines.findLast((line) => /^Error: \S/.test(line))?.slice('Error: '.length);
  const own = wholeOwn(lines);
  const last = lines.findLast((line) => line !== '');
  const said = helm ?? own ?? last;
  if (said === undefined) return null;
  const short = said.length > longest ? `${said.slice(0, longest)}…` : said;
  return short.replace(/[.\s]+$/, '');
}
