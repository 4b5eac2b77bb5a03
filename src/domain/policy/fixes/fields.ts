import type { Plain } from '../../plain.ts';
import { isGood } from '../standards/seccomp.ts';
import type { Steps } from '../outcome.ts';
import type { Change } from './change.ts';
import { valueAt } from './change.ts';

/** A field of pods that the Pod Security Standards, or everybody, want one value of. */
export interface KnownField {
  /** What it is called in a title. */
  readonly name: string;
  /** What the fix does; `of` says of how many. */
  readonly title: (of: string) => string;
  /** From a container, or from the spec of a pod; `*` is any index. */
  readonly path: readonly string[];
  /** Whether a value that is there may stay. */
  readonly isWell: (value: unknown) => boolean;
  /** What the field is to hold; undefined for nothing at all. */
  readonly value: Plain | undefined;
}

/** Of the spec of a pod. */
export const podFields: readonly KnownField[] = [
  settingOf('hostNetwork', false),
  settingOf('hostPID', false),
  settingOf('hostIPC', false),
  settingOf('securityContext.runAsNonRoot', true),
  { ...settingOf('securityContext.seccompProfile.type', 'RuntimeDefault'), isWell: isGoodProfile },
];

/** Of a container. */
export const containerFields: readonly KnownField[] = [
  settingOf('securityContext.privileged', false),
  settingOf('securityContext.allowPrivilegeEscalation', false),
  settingOf('securityContext.runAsNonRoot', true),
  settingOf('securityContext.readOnlyRootFilesystem', true),
  {
    name: 'capabilities.drop',
    title: (of) => `Drop all capabilities${of}`,
    path: ['securityContext', 'capabilities', 'drop'],
    isWell: (value) => Array.isArray(value) && value.includes('ALL'),
    value: ['ALL'],
  },
  { ...settingOf('securityContext.seccompProfile.type', 'RuntimeDefault'), isWell: isGoodProfile },
  {
    name: 'hostPort',
    title: (of) => `Remove hostPort${of}`,
    path: ['ports', '*', 'hostPort'],
    isWell: (value) => value === undefined || value === 0,
    value: undefined,
  },
];

function settingOf(path: string, value: Plain): KnownField {
  const name = path.replace('securityContext.', '');
  return {
    name,
    title: (of) => `Set ${name}${of} to ${JSON.stringify(value)}`,
    path: path.split('.'),
    isWell: (there) => there === value,
    value,
  };
}

function isGoodProfile(value: unknown): boolean {
  return typeof value === 'string' && isGood(value);
}

/** What makes a field well at a place of an object; nothing where it is well. A list gets what it lacks. */
export function mending(field: KnownField, steps: Steps, data: unknown): readonly Change[] {
  const there = valueAt(data, steps);
  if (field.isWell(there)) return [];
  if (field.value === undefined) return [{ steps }];
  const isAddition = Array.isArray(there) && there.length > 0 && Array.isArray(field.value);
  if (!isAddition) return [{ steps, value: field.value }];
  return [{ steps: [...steps, there.length], value: field.value[0] as Plain }];
}
