import type { Plain } from '../plain.ts';
import type { PlainSecret } from './secret.ts';
import { isScopeAnnotation, scopeAnnotations, withScope } from './scope.ts';
import type { Scope } from './scope.ts';

/** A SealedSecret as kubeseal writes it; keys that are undefined are not written. */
export interface SealedSecret {
  readonly apiVersion: 'bitnami.com/v1alpha1';
  readonly kind: 'SealedSecret';
  readonly metadata: {
    readonly name: string;
    readonly namespace: string | undefined;
    readonly annotations: Readonly<Record<string, string>> | undefined;
  };
  readonly spec: {
    readonly encryptedData: Readonly<Record<string, string>>;
    readonly template: {
      readonly metadata: TemplateMetadata;
      readonly type: string | undefined;
      readonly immutable: boolean | undefined;
    };
  };
}

export interface TemplateMetadata {
  readonly name: string;
  readonly generateName: string | undefined;
  readonly namespace: string | undefined;
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly annotations: Readonly<Record<string, string>> | undefined;
  readonly finalizers: readonly string[] | undefined;
}

/** What the values were sealed for. */
export interface Binding {
  readonly name: string;
  /** Null only when the scope is the whole cluster. */
  readonly namespace: string | null;
  readonly scope: Scope;
  /** The scope was chosen, so that the annotations of the Secret must say the same; else they said it. */
  readonly chosen: boolean;
}

/** The parts of a Secret that stay readable. */
export type Readable = Omit<PlainSecret, 'values' | 'name' | 'namespace'>;

/**
 * The SealedSecret of a Secret (v1alpha1, NewSealedSecret): its own metadata says name, namespace and scope and nothing
 * else; the template has the metadata of the Secret without what the API server fills in and without copies of the values.
 */
export function shapeOf(secret: Readable, binding: Binding, encrypted: ReadonlyMap<string, string>): SealedSecret {
  const { name, scope } = binding;
  const namespace = binding.namespace ?? undefined;
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name, namespace, annotations: scope === 'strict' ? undefined : { [scopeAnnotations[scope]]: 'true' } },
    spec: {
      encryptedData: Object.fromEntries(encrypted),
      template: {
        metadata: {
          name,
          generateName: secret.generateName ?? undefined,
          namespace,
          labels: recordOf(secret.labels),
          annotations: recordOf(templateAnnotations(secret.annotations, binding)),
          finalizers: secret.finalizers === null || secret.finalizers.length === 0 ? undefined : secret.finalizers,
        },
        type: secret.type ?? undefined,
        immutable: secret.immutable ?? undefined,
      },
    },
  };
}

/** The object as JSON has it: without the keys that are undefined. */
export function plainJson(sealed: SealedSecret): Plain {
  return JSON.parse(JSON.stringify(sealed)) as Plain;
}

function templateAnnotations(
  annotations: ReadonlyMap<string, string> | null,
  { scope, chosen }: Binding,
): ReadonlyMap<string, string> {
  const kept = new Map([...(annotations ?? [])].filter(([name, value]) => !isCopy(name, value)));
  return chosen ? withScope(kept, scope) : kept;
}

/** Annotations that repeat the whole Secret, values included (sealed-secrets#227). */
function isCopy(name: string, value: string): boolean {
  return lastApplied.has(name) || (!isScopeAnnotation(name) && /"kind"\s*:\s*"Secret"/.test(value));
}

const lastApplied: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'kubecfg.ksonnet.io/last-applied-configuration',
]);

function recordOf(map: ReadonlyMap<string, string> | null): Readonly<Record<string, string>> | undefined {
  return map === null || map.size === 0 ? undefined : Object.fromEntries(map);
}
