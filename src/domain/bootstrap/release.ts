import { applyEdits } from '../edits.ts';
import { isPlainMap, isSame } from '../plain.ts';
import type { Plain } from '../plain.ts';
import type { PhaseSpec } from '../phases/spec.ts';
import type { Range } from '../range.ts';
import { toJSON } from '../yaml/json.ts';
import { platformFile, platformPath } from './platformFile.ts';
import type { Unreadable } from './platformFile.ts';

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
  readonly range: Range;
}

function reading(text: string): Reading | Unreadable {
  const file = platformFile(text);
  if ('problem' in file) return file;
  const [platform, number] = [file.valueAt('platform'), file.valueAt('platform', 'releasedPhase')];
  if (platform === null || number === null) return { problem: `${platformPath} has no platform.releasedPhase.` };
  const { node, written, range } = number;
  if (node.type !== 'scalar' || typeof node.value !== 'number' || !/^\d$/.test(written))
    return { problem: `platform.releasedPhase in ${platformPath} is no number of a phase.` };
  return { released: node.value, platform: toJSON(platform.node), range };
}

function rest(platform: Plain): Plain {
  return isPlainMap(platform) ? { ...platform, releasedPhase: null } : platform;
}
