import { phasesJson } from './phasesJson.ts';
import { phasesJunit } from './phasesJunit.ts';
import type { PhasesReport } from './phasesReport.ts';
import { phasesText } from './phasesText.ts';

/** Each gives all of standard output, with its last newline. */
export const phasesFormats: Readonly<Record<'text' | 'json' | 'junit', (report: PhasesReport) => string>> = {
  text: phasesText,
  json: phasesJson,
  junit: phasesJunit,
};
