/**
 * A script of the repository on a host, as root: it comes over stdin into a private file, is compared with its sum, runs
 * in a session of its own, and does not outlive the connection that it was started over.
 */

/** What is to run. */
export interface RemoteScript {
  /** Its file name: letters, digits, dots, dashes. */
  readonly name: string;
  readonly text: string;
  /** SHA-256 of the text in UTF-8, in hex. */
  readonly sha256: string;
  readonly args: readonly string[];
}

/** How the right of root is had: sudo without a question, or with the password as the first line of stdin. */
export type Elevation = 'unasked' | 'password';

/** The words that run a script on a host; what it reads then is `remoteInput`. */
export function remoteWords({ name, text, sha256, args }: RemoteScript, elevation: Elevation): readonly string[] {
  const bytes = String(new TextEncoder().encode(text).length);
  return asRoot(['bash', '-c', supervisor, 'slipway', sha256, bytes, name, ...args], elevation);
}

/** The words that run a command as root; one who is root already needs no sudo. */
export function asRoot(argv: readonly string[], elevation: Elevation): readonly string[] {
  return ['sh', '-c', elevation === 'password' ? askingSudo : silentSudo, 'slipway', ...argv];
}

/** What a host reads: the password of sudo, the script, and last what the script itself reads. */
export function remoteInput({ text }: RemoteScript, password: string | null, input: string): string {
  return `${password === null ? '' : `${password}\n`}${text}${input}`;
}

/** A line of the supervisor, with what the script wrote before it without an end of line. */
export interface SupervisorLine {
  readonly before: string;
  readonly says: 'started' | 'sum' | 'busy' | 'no-folder' | { readonly ended: number };
}

/**
 * What the supervisor says with a line; null for a line of the script, which can't say its own sum by chance. It says
 * `started` on both streams: what comes before on either is of the login, or of sudo.
 */
export function supervisorLine(line: string, sha256: string): SupervisorLine | null {
  const mark = `slipway ${sha256} `;
  const at = line.lastIndexOf(mark);
  if (at === -1) return null;
  const [word, number] = line.slice(at + mark.length).split(' ');
  const before = line.slice(0, at);
  if (word === 'ended') return { before, says: { ended: Number(number) } };
  return word === 'started' || word === 'sum' || word === 'busy' || word === 'no-folder'
    ? { before, says: word }
    : null;
}

/** In plain English, so that what sudo says can be known. */
const silentSudo = `export LC_ALL=C
[ "$(id -u)" -eq 0 ] && exec "$@"
exec sudo -n -- "$@"`;

/** `-k`: the password is read in any case, and never left for the command to read. */
const askingSudo = `export LC_ALL=C
exec sudo -k -S -p "" -- "$@"`;

/**
 * Runs as root on the host: `bash -c … slipway SUM BYTES NAME ARGUMENT…`.
 * Without a terminal nobody tells a program that its connection has gone: the nearest sshd above it is watched, which ends
 * with its connection. The lock is on a folder that is there anyway, so that nothing of it stays; it makes the next script
 * wait until one that was given up has ended. No backslash and no single quote is in it: any shell hands it on as it is.
 */
const supervisor = `sum=$1 bytes=$2 name=$3
shift 3
export LC_ALL=C PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
tell() { echo "slipway $sum $*"; }
watched=$PPID at=$PPID
while [ "$at" -gt 1 ] && read -r comm <"/proc/$at/comm"; do
  case $comm in sshd* | dropbear*) watched=$at && break ;; esac
  read -r stat <"/proc/$at/stat" || break
  stat=\${stat##*) }
  stat=\${stat#* }
  at=\${stat%% *}
done
exec 9</run
flock -w 30 9 || { tell busy && exit 75; }
[ -d "/proc/$watched" ] || exit 129
umask 077
folder=$(mktemp -d -t slipway.XXXXXXXXXX) || { tell no-folder && exit 73; }
trap "rm -rf $folder" EXIT
head -c "$bytes" >"$folder/$name"
echo "$sum  $folder/$name" | sha256sum -c --status || { tell sum && exit 65; }
tell started
tell started >&2
umask 022
exec 3<&0
setsid bash "$folder/$name" "$@" <&3 3<&- 9<&- &
child=$!
exec 3<&- </dev/null
finish() {
  kill -TERM -- "-$child"
  for n in {1..120}; do
    kill -0 -- "-$child" || return
    [ "$n" -ne 100 ] || kill -KILL -- "-$child"
    sleep 0.1
  done
} 2>/dev/null
watch() {
  while [ -d "/proc/$watched" ]; do sleep 0.5; done
  finish
}
watch >/dev/null 2>&1 9<&- &
watcher=$!
trap "" PIPE
trap "finish; exit 130" HUP INT TERM
wait "$child" 2>/dev/null
status=$?
if [ -d "/proc/$watched" ] && tell "ended $status" 2>/dev/null; then
  kill "$watcher"
else
  finish
fi
exit "$status"`;
