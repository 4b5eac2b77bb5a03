import type { CheckKind } from '../domain/phases/spec.ts';
import { oneOf, parseFlags } from './flags.ts';
import { Usage } from './usage.ts';

/** What `slipway phases` was asked for. */
export interface PhasesOptions {
  /** Null for all. */
  readonly phase: string | null;
  readonly kubeconfig: string | null;
  readonly context: string | null;
  /** The kinds of checks that may run though they are code of the repository, or reach further than the cluster. */
  readonly allow: ReadonlySet<CheckKind>;
  readonly watch: boolean;
  readonly format: 'text' | 'json' | 'junit';
}

/** Kinds of checks that run only when somebody allows them. */
export const allowed = ['command', 'host', 'http', 'admission', 'probe'] as const satisfies readonly CheckKind[];

/** Throws `Usage` for what can't be meant. */
export function readPhasesOptions(args: readonly string[]): PhasesOptions {
  const { values, positionals } = parseFlags('phases', args, {
    phase: { type: 'string' },
    kubeconfig: { type: 'string' },
    context: { type: 'string' },
    allow: { type: 'string', multiple: true },
    watch: { type: 'boolean' },
    format: { type: 'string' },
  });
  const [operand] = positionals;
  if (operand !== undefined) {
    const sentence = `slipway phases looks at the platform around the current folder and takes no "${operand}"; --phase names a phase.`;
    throw new Usage('phases/bad-flag', sentence);
  }
  const named = (name: 'phase' | 'kubeconfig' | 'context'): string | null => {
    const value = values[name];
    if (value === '') throw new Usage('phases/bad-flag', `--${name} is empty.`);
    return value ?? null;
  };
  const kinds = (values.allow ?? []).flatMap((list) => list.split(',').map((kind) => kind.trim()));
  const format = oneOf('phases', 'format', values.format ?? 'text', ['text', 'json', 'junit']);
  const watch = values.watch === true;
  if (watch && format === 'junit') throw new Usage('phases/bad-flag', '--watch prints text or json, not junit.');
  return {
    phase: named('phase'),
    kubeconfig: named('kubeconfig'),
    context: named('context'),
    allow: new Set(kinds.map((kind) => oneOf('phases', 'allow', kind, allowed))),
    watch,
    format,
  };
}
