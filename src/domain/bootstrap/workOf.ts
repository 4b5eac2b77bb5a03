import { isHostName } from '../hosts/ssh.ts';
import { dataOf, prepared, textOf } from '../phases/expression.ts';
import { given } from '../phases/given.ts';
import { rootRelease } from '../phases/spec.ts';
import type { SecretSpec } from '../phases/secretSpec.ts';
import type { Doing, Json, PhaseSpec, PlatformSpec, StepSpec } from '../phases/spec.ts';
import type { GitKnown } from '../phases/world.ts';
import type { EntryWork, HostRun, SecretWork, Work } from './work.ts';

/** What can't be worked out. */
class Unclear extends Error {}

/** What a step is about now, or in a sentence why that can't be told. Never throws. */
export function workOf(
  spec: PlatformSpec,
  phase: PhaseSpec,
  step: StepSpec,
  git: GitKnown | null,
): Work | { readonly problem: string } {
  const work: Worker = { spec, git };
  try {
    switch (step.kind) {
      case 'host':
        return { kind: 'host', script: step.script, runs: runsOf(work, step) };
      case 'helmfile':
        return { kind: 'helmfile', rows: rowsOf(work, phase, step.rows).filter((name) => isBootstrap(spec, name)) };
      case 'applications':
        return { kind: 'applications', rows: rowsOf(work, phase, step.rows) };
      case 'seal':
        return { kind: 'seal', secrets: step.secrets.map((secret) => secretOf(work, secret)) };
      case 'command':
        return { kind: 'command', argv: argvOf(work, step.run, 'Its command') };
      case 'manual':
        return { kind: 'manual', text: step.text };
      case 'gitops':
      case 'backup':
      case 'restore':
        return { kind: step.kind };
    }
  } catch (error) {
    if (error instanceof Unclear) return { problem: error.message };
    throw error;
  }
}

interface Worker {
  readonly spec: PlatformSpec;
  readonly git: GitKnown | null;
}

/** Rows that are named, or all of the phase, as far as they are enabled. */
function rowsOf({ spec }: Worker, { number }: PhaseSpec, named: readonly string[] | null): readonly string[] {
  const all = Object.entries(spec.applications);
  if (named === null) return all.flatMap(([name, row]) => (row.enabled && row.phase === number ? [name] : []));
  const unknown = named.find((name) => name !== rootRelease && !all.some(([one]) => one === name));
  if (unknown !== undefined) throw new Unclear(`There is no application "${unknown}" in the table.`);
  return named.filter((name) => name === rootRelease || all.some(([one, row]) => one === name && row.enabled));
}

function isBootstrap({ applications }: PlatformSpec, name: string): boolean {
  return name === rootRelease || new Map(Object.entries(applications)).get(name)?.['bootstrap'] === true;
}

function runsOf(work: Worker, step: Extract<Doing, { readonly kind: 'host' }>): readonly HostRun[] {
  const hosts = worked(work, step.hosts, {}, 'Its hosts');
  if (!Array.isArray(hosts)) throw new Unclear('Its hosts are no list.');
  return hosts.map((one: unknown): HostRun => {
    const host = hostFrom(one);
    const { input } = step;
    const named = { host };
    return {
      host,
      args: step.arguments === null ? [] : textsOf(work, step.arguments, named, 'Its arguments'),
      input:
        input === null
          ? null
          : {
              host: hostFrom(worked(work, input.host, named, 'The host of its input')).name,
              argv: argvOf(work, input.run, 'The command of its input', named),
            },
    };
  });
}

function hostFrom(value: unknown): HostRun['host'] {
  const map: { readonly [key: string]: Json } = isMap(value) ? value : {};
  const { name, address } = map;
  if (typeof name !== 'string' || !isHostName(name)) throw new Unclear('A host has no name that can be used.');
  return { ...map, name, address: typeof address === 'string' ? address : '' };
}

function secretOf(work: Worker, { name, namespace, file, type, labels, entries }: SecretSpec): SecretWork {
  return {
    name,
    namespace,
    file,
    type,
    labels,
    entries: entries.map((entry): EntryWork =>
      entry.from === 'value' ? { ...entry, value: valueOf(work, entry.value, `The value of ${entry.key}`) } : entry,
    ),
  };
}

function valueOf({ spec, git }: Worker, expression: string, what: string): string {
  const value = textOf(prepared(expression), given(spec, { git, now: 0 }));
  if ('problem' in value) throw new Unclear(`${what} can't be worked out: ${value.problem}`);
  return value.value;
}

function argvOf(work: Worker, expression: string, what: string, own: Own = {}): readonly string[] {
  const argv = textsOf(work, expression, own, what);
  if (argv.length === 0) throw new Unclear(`${what} is empty.`);
  return argv;
}

function textsOf(work: Worker, expression: string, own: Own, what: string): readonly string[] {
  const value = worked(work, expression, own, what);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.map(String);
  throw new Unclear(`${what} can't be used: it is no list of texts.`);
}

type Own = Readonly<Record<string, unknown>>;

/** Nothing that is done depends on the hour. */
function worked({ spec, git }: Worker, expression: string, own: Own, what: string): unknown {
  const value = dataOf(prepared(expression), given(spec, { git, now: 0 }, own));
  if ('problem' in value) throw new Unclear(`${what} can't be worked out: ${value.problem}`);
  return value.value;
}

function isMap(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
