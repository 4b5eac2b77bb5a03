import { plain } from './words.ts';

/**
 * What the scheduler has against the nodes, in a few words (kubernetes: pkg/scheduler/framework/plugins, and the message
 * `0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint {…}.`). Null for words that we don't know.
 */
export function obstacles(message: string): string | null {
  const [told = ''] = message.slice(0, 2000).split(/\bpreemption:/);
  const known = table.flatMap(([pattern, words]) => {
    const match = pattern.exec(told);
    return match === null ? [] : [{ at: match.index, words: words.replace('$1', plain(match[1] ?? '', 60)) }];
  });
  if (known.length === 0) return null;
  const words = known.toSorted((a, b) => a.at - b.at).map((one) => one.words);
  return words.slice(0, 2).join(', ');
}

const table: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/Insufficient ([\w./-]{0,80}\w)/, 'insufficient $1'],
  [/Too many pods/, 'too many pods'],
  [/untolerated taint/, 'taint not tolerated'],
  [/didn't match Pod's node (?:affinity\/selector|affinity|selector)/, 'node selector'],
  [/didn't match (?:the requested node name|NodeName)/, 'node name'],
  [/(?:unbound immediate PersistentVolumeClaims)/, 'claim not bound'],
  [/persistentvolumeclaim "([^"]{1,253})" (?:is )?(?:not found|being deleted)/i, 'no claim $1'],
  [/volume node affinity conflict/, 'volume on another node'],
  [/exceed max volume count/, 'too many volumes'],
  [/anti-affinity/, 'anti-affinity'],
  [/didn't match pod affinity/, 'affinity'],
  [/didn't have free ports/, 'port taken'],
  [/topology spread constraints/, 'topology spread'],
  [/were unschedulable/, 'node cordoned'],
];
