import { expect, test } from 'vitest';
import { phasesFormats } from '../../../../src/cli/format/phases.ts';
import { checkResult, phaseResult, phasesReport } from '../phaseResults.ts';

test('These are the formats that docs/command-line.md names', () => {
  expect(Object.keys(phasesFormats)).toEqual(['text', 'json', 'junit']);
});

test('Every output ends with its last newline', () => {
  const report = phasesReport([phaseResult('a', [checkResult('one')])]);
  for (const format of Object.values(phasesFormats)) expect(format(report)).toMatch(/[^\n]\n$/);
});
