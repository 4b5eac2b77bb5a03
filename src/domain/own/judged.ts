import type { Finding } from '../finding.ts';
import type { ShapedDocument } from './document.ts';

/** What a file of ours is, and what is wrong with it. */
export interface JudgedFile extends ShapedDocument {
  /** Those about the shape, and those that compare. */
  readonly findings: readonly Finding[];
}

/** Adds what comparing has found. A place that the shape has told of is not told of again. */
export function withMore(judged: ShapedDocument, more: readonly Finding[]): JudgedFile {
  const told = new Set(judged.findings.map(({ pointer, property }) => `${pointer}\0${property ?? ''}`));
  return {
    ...judged,
    findings: [...judged.findings, ...more.filter((one) => !told.has(`${one.pointer}\0${one.property ?? ''}`))],
  };
}
