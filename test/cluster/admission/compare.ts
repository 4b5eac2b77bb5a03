import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { asked, stages } from './answer.ts';
import type { Said, Stage } from './answer.ts';
import { judged } from './ours.ts';
import type { Verdict } from './ours.ts';

export interface Comparison {
  /** How many were let in, and how many each stage refused. */
  readonly counts: Readonly<Record<string, number>>;
  /** One line for each difference. */
  readonly differences: readonly string[];
}

/** So many are asked about at a time. */
const together = 12;

/** Asks admission and us about the same objects; `policies` is all that decides in the cluster. */
export async function compared(policies: readonly object[], objects: readonly KubeObject[]): Promise<Comparison> {
  const ours = await judged({ policies, objects });
  const theirs: Said[] = [];
  for (let start = 0; start < objects.length; start += together)
    theirs.push(...(await Promise.all(objects.slice(start, start + together).map(asked))));
  const differences = objects.flatMap(({ kind, metadata: { namespace = '', name } }, index) => {
    const [mine, real] = [ours[index], theirs[index]];
    if (mine === undefined || real === undefined) throw new Error('Everybody is asked about everything.');
    if (real.by === 'invalid') return [];
    return differencesOf(mine, { ...real, by: real.by }).map((line) => `${kind} ${namespace}/${name}: ${line}`);
  });
  const counts: Record<string, number> = {};
  for (const { by } of theirs) counts[by ?? 'allowed'] = (counts[by ?? 'allowed'] ?? 0) + 1;
  return { counts, differences };
}

/** What is refused early is not asked about by those that come later. */
function differencesOf(ours: Verdict, real: Said & { readonly by: Stage | null }): readonly string[] {
  const refusing = stages.filter((stage) => ours.refusals[stage].length > 0);
  const [first = null] = refusing;
  const isEarly = first === 'standards' || first === 'native';
  const mayRefuse: readonly Said['by'][] = isEarly || first === null ? [first] : refusing;
  const lines = ours.unjudged.map((line) => `not judged: ${line}`);
  if (!mayRefuse.includes(real.by)) {
    const mine = refusing.flatMap((stage) => ours.refusals[stage]);
    return [...lines, `refused by ${real.by} (${real.refusals.join(' | ')}), ours ${first} (${mine.join(' | ')})`];
  }
  if (real.by !== null) {
    const mine = ours.refusals[real.by];
    // An API server tells of one of its own policies, whichever comes first.
    const isSame =
      real.by === 'native'
        ? real.refusals.every((line) => mine.includes(line))
        : isEqual(mine.toSorted(), real.refusals.toSorted());
    if (!isSame) lines.push(`refused for ${real.refusals.join(' | ')}, ours ${mine.join(' | ')}`);
  }
  const mine = ours.warnings
    .filter((line) => !isEarly || !isOfKyverno(line))
    .filter((line) => first !== 'standards' || isOfStandards(line));
  if (!isEqual(mine.toSorted(), real.warnings.toSorted()))
    lines.push(`warned of ${real.warnings.join(' | ')}, ours ${mine.join(' | ')}`);
  return lines;
}

function isOfKyverno(line: string): boolean {
  return /^policy /i.test(line);
}

function isOfStandards(line: string): boolean {
  return line.startsWith('would violate ');
}

/** An API server cuts warnings off, each after 256 characters, where all are too long together. */
function isEqual(ours: readonly string[], theirs: readonly string[]): boolean {
  return (
    ours.length === theirs.length &&
    ours.every(
      (line, index) => line === theirs[index] || (cut === theirs[index]?.length && line.startsWith(theirs[index])),
    )
  );
}

const cut = 256;
