import { changeTo } from '../finding.ts';
import type { Fix } from '../finding.ts';
import { nearest } from '../nearest.ts';
import { content } from '../yaml/node.ts';
import { resolvePlain } from '../yaml/scalar.ts';
import type { Verdict } from './verdict.ts';

/** What would mend a verdict; only what is written here and not taken over from an anchor can be changed here. */
export function fixesOf(verdict: Verdict): Fix[] {
  if (throughAlias(verdict)) return [];
  switch (verdict.rule) {
    case 'unknownField':
      return renameField(verdict);
    case 'type':
      return quoteScalar(verdict);
    case 'enum':
      return chooseValue(verdict);
    default:
      return [];
  }
}

function renameField(verdict: Extract<Verdict, { rule: 'unknownField' }>): Fix[] {
  const { key, up, step } = verdict.place;
  const near = nearest(String(step), verdict.known);
  if (near === null || key === null || key.style === 'block') return [];
  const parent = up === null ? null : content(up.node);
  const taken = parent?.type === 'map' && parent.pairs.some((pair) => pair.name === near);
  if (taken) return [];
  return [changeTo(near, { start: key.start, end: key.end }, asText(near))];
}

/** YAML 1.1 reads `yes`, `on`, `0777` and `8080` as anything but text. */
function quoteScalar(verdict: Extract<Verdict, { rule: 'type' }>): Fix[] {
  const node = content(verdict.place.node);
  if (node.type !== 'scalar' || node.style === 'block' || node.start === node.end) return [];
  const range = { start: node.start, end: node.end };
  if (node.style === 'plain' && node.value !== null && verdict.want.includes('string')) {
    return [{ title: `Quote "${node.text}"`, preferred: true, edits: [{ range, newText: JSON.stringify(node.text) }] }];
  }
  const wantsNumber = verdict.want.includes('integer') || verdict.want.includes('number');
  if (node.style === 'quoted' && wantsNumber && /^(0|-?[1-9]\d*)$/.test(node.text)) {
    return [
      { title: `Change to ${node.text} without quotes`, preferred: true, edits: [{ range, newText: node.text }] },
    ];
  }
  if (node.style === 'quoted' && verdict.want.includes('boolean') && /^(true|false)$/.test(node.text)) {
    return [
      { title: `Change to ${node.text} without quotes`, preferred: true, edits: [{ range, newText: node.text }] },
    ];
  }
  return [];
}

function chooseValue(verdict: Extract<Verdict, { rule: 'enum' }>): Fix[] {
  const node = content(verdict.place.node);
  if (node.type !== 'scalar' || typeof node.value !== 'string' || node.style === 'block') return [];
  const near = nearest(
    node.value,
    verdict.allowed.filter((value) => typeof value === 'string'),
  );
  if (near === null) return [];
  return [
    {
      title: `Change to "${near}"`,
      preferred: false,
      edits: [{ range: { start: node.start, end: node.end }, newText: asText(near) }],
    },
  ];
}

/** A text as YAML has to be given it: bare only where it stays what it is. */
function asText(text: string): string {
  return /^[\w$][-\w$./]*$/.test(text) && resolvePlain(text) === text ? text : JSON.stringify(text);
}

function throughAlias(verdict: Verdict): boolean {
  for (let place: Verdict['place'] | null = verdict.place; place !== null; place = place.up)
    if (place.node.type === 'alias') return true;
  return false;
}
