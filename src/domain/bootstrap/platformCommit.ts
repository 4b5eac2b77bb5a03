import { differenceOf } from '../template/difference.ts';
import type { Change } from './plan.ts';
import { platformPath } from './platformFile.ts';

/** Another text of `platform.yaml` as `diff -u` has it. */
export function platformDiff(before: string, after: string): string {
  return [`--- a/${platformPath}`, `+++ b/${platformPath}`, ...differenceOf(before, after)].join('\n');
}

/** What a plan says of a commit of `platform.yaml`: the file, and the commit by its subject and its trailer. */
export function platformCommit({
  branch,
  message,
  diff,
}: {
  readonly branch: string;
  readonly message: string;
  readonly diff: string;
}): readonly Change[] {
  const [subject = ''] = message.split('\n');
  const [, trailer = ''] = message.split('\n\n');
  return [
    { target: 'git', action: 'update', what: `${platformPath} on ${branch}`, diff },
    { target: 'git', action: 'create', what: `commit "${subject}", ${trailer.trim()}`, diff: '' },
  ];
}
