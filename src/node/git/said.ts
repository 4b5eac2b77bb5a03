import type { CommitFailure, PushFailure } from '../../domain/bootstrap/repository.ts';
import type { ProgramEnded } from '../../writes.ts';

/** What git, or a hook that it ran, said in the end, as the end of a sentence. */
export function saidBy({ stdout, stderr, status, problem }: ProgramEnded): string {
  if (status === null) return problem ?? 'git was ended';
  const lines = linesOf(`${stdout}\n${stderr}`).filter((line) => !line.startsWith('hint:'));
  // What follows is advice on several lines.
  const said = lines.findLast((line) => line.startsWith('fatal: ')) ?? lines.at(-1);
  return said === undefined ? `git ended with ${status}` : clause(said);
}

/** Why `git commit` made none; `hooked` when there are hooks that could say no. */
export function commitFailure(ended: ProgramEnded, hooked: boolean): CommitFailure {
  const code = commitCode(ended, hooked);
  return { code, message: code === 'hook' ? saidByHook(ended) : saidBy(ended) };
}

/** How many lines of a hook are told, and how much of them. */
const [most, longest] = [3, 300];

/** What a hook said in the end: it may take some lines to name what is wrong, the last of which may be a number only. */
function saidByHook({ stdout, stderr }: ProgramEnded): string {
  const lines = linesOf(`${stdout}\n${stderr}`).filter((line) => !summaries.test(line));
  const told = lines.slice(-most).map((line) => clause(line).replaceAll(/\.{4,}/g, ' … '));
  return told.join('; ').slice(-longest) || 'it says nothing';
}

/** What git itself says of a push. */
const summaries = /^(error: failed to push some refs|To |Done$|hint:)/;

function commitCode(ended: ProgramEnded, hooked: boolean): CommitFailure['code'] {
  const { stderr, status } = ended;
  if (status === null) return isLate(ended) ? 'timeout' : 'other';
  if (noSpace.test(stderr)) return 'disk';
  if (/unable to auto-detect email|no (name|email) was given|empty ident name/i.test(stderr)) return 'identity';
  if (locked.test(stderr)) return 'locked';
  if (/failed to sign the data|failed to write commit object|needs to be set for ssh signing/i.test(stderr))
    return 'signing';
  // Git itself ends with 128, and says why.
  return hooked && status === 1 && !/^fatal: /m.test(stderr) ? 'hook' : 'other';
}

/** Why a branch was not moved. */
export function moveFailure(ended: ProgramEnded, branch: string): CommitFailure {
  const { stderr } = ended;
  if (noSpace.test(stderr)) return { code: 'disk', message: saidBy(ended) };
  if (/ is at [0-9a-f]+ but expected |reference already exists|unable to resolve reference/.test(stderr))
    return moved(branch);
  return { code: locked.test(stderr) ? 'locked' : 'other', message: saidBy(ended) };
}

export function moved(branch: string): CommitFailure {
  return { code: 'moved', message: `the branch "${branch}" stands on another commit than before` };
}

/** Why `git push --porcelain` did not push; `hooked` when there is a hook that could say no. */
export function pushFailure(ended: ProgramEnded, hooked: boolean): PushFailure {
  const { stdout, stderr, status } = ended;
  if (status === null) return { code: isLate(ended) ? 'timeout' : 'other', message: saidBy(ended) };
  const [, summary = ''] = /^!\t[^\t]*\t(.*)$/m.exec(stdout) ?? [];
  if (/remote failure|remote failed to report status/.test(summary)) return { code: 'cut', message: saidBy(ended) };
  if (summary !== '') return { code: 'rejected', message: refusal(summary, ended) };
  for (const [code, pattern] of pushWords) if (pattern.test(stderr)) return { code, message: saidBy(ended) };
  if (hooked && !/^fatal: /m.test(stderr)) return { code: 'hook', message: saidByHook(ended) };
  return { code: 'other', message: saidBy(ended) };
}

/** Whether a remote has refused a push for its options alone. */
export function takesNoOptions({ status, stderr }: ProgramEnded): boolean {
  return status !== 0 && /the receiving end does not support push options/.test(stderr);
}

/** What the remote has said of a push, a line each. */
export function saidByRemote({ stderr }: ProgramEnded): readonly string[] {
  return linesOf(stderr).flatMap((line) => /^remote:\s*(.*\S)\s*$/.exec(line)?.[1] ?? []);
}

/** A line as the end of a sentence. */
function clause(line: string): string {
  return line.replace(/^(fatal|error): /, '').replace(/\.$/, '');
}

/** What a remote says counts more than how git sums it up. */
function refusal(summary: string, ended: ProgramEnded): string {
  const said = saidByRemote(ended);
  return (/\[remote rejected\]/.test(summary) ? said.at(-1) : undefined) ?? summary.replace(/^\[[a-z ]+\]\s*/, '');
}

/** The first that fits: who is not let in is told, too, that the other end hung up. */
const pushWords: readonly (readonly [PushFailure['code'], RegExp])[] = [
  [
    'credentials',
    /authentication failed|could not read (username|password)|permission denied|host key verification failed|access denied|returned error: 40[13]|invalid credentials/i,
  ],
  [
    'unreachable',
    /could not resolve host|connection refused|connection timed out|network is unreachable|no route to host|failed to connect|couldn't connect|does not appear to be a git repository|repository .*not found|returned error: 404/i,
  ],
  [
    'cut',
    /hung up|early eof|disconnect|rpc failed|broken pipe|connection reset|connection closed|returned error: 5|unexpected/i,
  ],
  ['unreachable', /could not read from remote repository|unable to access/i],
];

const noSpace = /no space left on device|disk quota exceeded/i;
const locked = /unable to create '.*\.lock': file exists|another git process/i;

function isLate({ problem }: ProgramEnded): boolean {
  return problem?.startsWith('it did not end within') === true;
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => line.trim() || []);
}
