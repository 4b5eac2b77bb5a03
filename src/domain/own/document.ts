import { findingOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { rootPlace } from '../schema/place.ts';
import type { Place } from '../schema/place.ts';
import type { Verdict } from '../schema/verdict.ts';
import { toFinding } from '../yaml/findings.ts';
import { content } from '../yaml/node.ts';
import { parse } from '../yaml/parse.ts';
import { unfinishedAt } from '../yaml/unfinished.ts';
import { largest } from './root.ts';
import { shapeFindings, verdictsOn } from './shape.ts';
import type { Shape } from './shape.ts';

/** A file of ours, read and compared with its schema. */
export interface ShapedDocument {
  /** Null for a text that holds nothing, or nothing that can be read. */
  readonly root: Place | null;
  /** The YAML is in order: what it says can be compared with what other places say. */
  readonly readable: boolean;
  /** The first thing that is wrong with the YAML itself. */
  readonly problem: string | null;
  /** What is wrong with the YAML, and with the shape. */
  readonly findings: readonly Finding[];
  /** Whether the shape is as the schema wants it. */
  readonly fits: boolean;
}

/** What else is to be asked of the shape of a document: parts whose schema depends on what they say. */
export type MoreVerdicts = (root: Place) => readonly Verdict[];

/**
 * Reads the text of one document and compares it with its schema; `isMeant` tells verdicts that do not count.
 * Never throws, whatever the text.
 */
export function shaped(
  text: string,
  shape: Omit<Shape, 'text'>,
  isMeant: (verdict: Verdict) => boolean = () => false,
  more: MoreVerdicts = () => [],
): ShapedDocument {
  const { root: node, problems, trustedTo } = parse(text);
  const told = problems.filter(({ code }) => code !== 'merge-override');
  const yaml = told.map(toFinding);
  const problem = told[0]?.message ?? null;
  const tooLarge = text.length > largest ? [notCompared(text)] : [];
  if (node === null) {
    const empty = yaml.length > 0 ? yaml : [nothing(shape)];
    return { root: null, readable: false, problem, findings: empty, fits: false };
  }
  const root = rootPlace(node);
  const unfinished = trustedTo === Number.POSITIVE_INFINITY ? null : unfinishedAt(node, trustedTo);
  const isGuess = ({ rule, place }: Verdict): boolean => {
    const whole = rule === 'unknownField' ? (place.up ?? place) : place;
    return whole.node.end > trustedTo || unfinished?.has(content(whole.node)) === true;
  };
  const full = { ...shape, text };
  const verdicts = [...verdictsOn(root, full), ...more(root)].filter((one) => !isGuess(one) && !isMeant(one));
  const findings = [...tooLarge, ...yaml, ...shapeFindings(verdicts, full)];
  return { root, readable: problem === null && tooLarge.length === 0, problem, findings, fits: verdicts.length === 0 };
}

function notCompared(text: string): Finding {
  const kilobytes = (size: number): number => Math.ceil(size / 1024);
  const message = `Above ${kilobytes(largest)} kB a file of a platform is compared with its schema alone, and this one has ${kilobytes(text.length)} kB.`;
  return findingOf('yaml/too-large', message, { start: 0, end: 0 });
}

function nothing({ schema, codes, file }: Omit<Shape, 'text'>): Finding {
  const [property = ''] = schema.required ?? [];
  return { ...findingOf(codes.missing, `${file} needs the key "${property}".`, { start: 0, end: 0 }), property };
}
