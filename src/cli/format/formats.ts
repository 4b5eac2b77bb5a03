import type { LintReport } from '../../actions/lint.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** What a format is made from. */
export interface Linted {
  readonly report: LintReport;
  readonly like: boolean;
  /** Of Slipway. */
  readonly version: string;
  readonly kubernetesVersion: string;
}

/** Each gives all of standard output, with its last newline. */
export const formats: Readonly<Record<'text' | 'json' | 'sarif' | 'junit' | 'github', (linted: Linted) => string>> = {
  text,
  json,
  sarif,
  junit,
  github,
};
