import { applyEdits } from '../edits.ts';
import { isPlainMap, isSame } from '../plain.ts';
import type { Plain } from '../plain.ts';
import type { PhaseSpec } from '../phases/spec.ts';
import { toJSON } from '../yaml/json.ts';
import { content } from '../yaml/node.ts';
import type { Node } from '../yaml/node.ts';
import { parse } from '../yaml/parse.ts';
import { split } from '../yaml/split.ts';

/** The file that says which phases Argo CD may install. */
export const platformPath = 'platform.yaml';

/** Names the phase that a commit releases. */
export const releaseTrailer = 'Slipway-Release';

/** What the commit says that releases a phase: a subject by Conventional Commits, and whom it comes from. */
export function releaseMessage({ id }: Pick<PhaseSpec, 'id'>): string {
  return `feat: release ${id}\n\n${releaseTrailer}: ${id}\n`;
}

/** What a text of `platform.yaml` says, as far as a release rests on it; in a sentence why it can't be told. */
export function readPlatform(text: string): { readonly released: number; readonly platform: Plain } | Unreadable {
  const read = reading(text);
  if ('problem' in read) return read;
  return { released: read.released, platform: read.platform };
}

export interface Unreadable {
  readonly problem: string;
}

/**
 * The text of `platform.yaml` with `releasedPhase` raised to a number, all else byte for byte as it was. Phases are
 * released one after the other (PLATFORM 17): more than one at once is none. A phase that is released already changes
 * nothing.
 */
export function released(text: string, number: number): { readonly text: string } | Unreadable {
  const read = reading(text);
  if ('problem' in read) return read;
  if (read.released >= number) return { text };
  if (read.released !== number - 1) {
    return {
      problem: `releasedPhase in ${platformPath} is ${read.released}, and is raised by one only; phase ${read.released + 1} comes before phase ${number}.`,
    };
  }
  const raised = applyEdits(text, [{ range: read.range, newText: String(number) }]);
  const again = reading(raised);
  const isMeant = 'released' in again && again.released === number && isSame(rest(again.platform), rest(read.platform));
  return isMeant ? { text: raised } : { problem: `releasedPhase in ${platformPath} can't be changed alone.` };
}

interface Reading {
  readonly released: number;
  readonly platform: Plain;
  /** Of the number, in the text. */
  readonly range: { readonly start: number; readonly end: number };
}

function reading(text: string): Reading | Unreadable {
  // A text that was no UTF-8 would not be itself when it is written again.
  if (text.includes('\ufffd')) return { problem: `${platformPath} is no UTF-8.` };
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const [document, another] = split(text.slice(mark));
  if (document === undefined || another !== undefined) return { problem: `${platformPath} is not one document.` };
  const { root, problems } = parse(document.text);
  if (root === null || problems.length > 0) return { problem: `${platformPath} can't be read.` };
  const [platform, node] = [valueOf(root, 'platform'), valueOf(valueOf(root, 'platform'), 'releasedPhase')];
  if (platform === null || node === null) return { problem: `${platformPath} has no platform.releasedPhase.` };
  if (
    node.type !== 'scalar' ||
    typeof node.value !== 'number' ||
    !/^\d$/.test(document.text.slice(node.start, node.end))
  )
    return { problem: `platform.releasedPhase in ${platformPath} is no number of a phase.` };
  const before = mark + document.start;
  return {
    released: node.value,
    platform: toJSON(platform),
    range: { start: before + node.start, end: before + node.end },
  };
}

/** What a map says under a name itself, not by merging. */
function valueOf(node: Node | null, name: string): Node | null {
  const here = node === null ? null : content(node);
  return here?.type === 'map'
    ? (here.pairs.findLast((pair) => !pair.merged && pair.name === name)?.value ?? null)
    : null;
}

function rest(platform: Plain): Plain {
  return isPlainMap(platform) ? { ...platform, releasedPhase: null } : platform;
}
