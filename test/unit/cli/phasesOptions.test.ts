import { describe, expect, test } from 'vitest';
import { readPhasesOptions } from '../../../src/cli/phasesOptions.ts';
import type { PhasesOptions } from '../../../src/cli/phasesOptions.ts';

const defaults: PhasesOptions = {
  phase: null,
  kubeconfig: null,
  context: null,
  allow: new Set(),
  watch: false,
  format: 'text',
};

describe('what is asked for', () => {
  const rows: readonly (readonly [string, Partial<PhasesOptions>])[] = [
    ['', {}],
    ['--phase storage', { phase: 'storage' }],
    ['--kubeconfig a --context b', { kubeconfig: 'a', context: 'b' }],
    ['--allow http', { allow: new Set(['http'] as const) }],
    ['--allow http,admission --allow host', { allow: new Set(['http', 'admission', 'host'] as const) }],
    ['--watch --format json', { watch: true, format: 'json' }],
    ['--format junit', { format: 'junit' }],
  ];
  test.each(rows)('%s', (args, more) => {
    expect(readPhasesOptions(args.split(' ').filter(Boolean))).toEqual({ ...defaults, ...more });
  });
});

describe('what can not be meant', () => {
  test.each([
    ['--nothing', "Unknown option '--nothing'; slipway --help lists the flags."],
    [
      'storage',
      'slipway phases looks at the platform around the current folder and takes no "storage"; --phase names a phase.',
    ],
    ['--allow exec', '--allow takes command, host, http, admission, probe, not "exec".'],
    ['--allow=', '--allow takes command, host, http, admission, probe, not "".'],
    ['--format yaml', '--format takes text, json, junit, not "yaml".'],
    ['--watch --format junit', '--watch prints text or json, not junit.'],
    ['--context=', '--context is empty.'],
  ])('%s', (args, message) => {
    expect(() => readPhasesOptions(args.split(' '))).toThrow(
      expect.objectContaining({ code: 'phases/bad-flag', message }) as Error,
    );
  });
});
