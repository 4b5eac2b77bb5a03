import type { ReadSchemaFile } from '../schema/bundled.ts';
import type { Identity } from '../schema/definitions.ts';
import type { KubernetesSchemas } from '../schema/schema.ts';

/**
 * What an object of a definition must call itself: openapi2jsonschema writes the group, version and kind of a definition
 * as enums into its schema, wherever an object of it may stand.
 */
export class Identities {
  readonly #files: ReadonlyMap<string, string>;
  readonly #read: ReadSchemaFile;
  readonly #known = new Map<string, ReadonlyMap<string, Identity>>();
  #ofAllVersions: Identity | undefined;

  constructor(groups: KubernetesSchemas['groups'], read: ReadSchemaFile) {
    this.#files = new Map(Object.entries(groups).map(([group, file]) => [file, group]));
    this.#read = read;
  }

  /** Undefined for what is no object of its own. */
  of(file: string, definition: string): Identity | undefined {
    if (definition.endsWith('.meta.v1.DeleteOptions')) return (this.#ofAllVersions ??= this.#deleteOptions());
    const known = this.#known.get(file) ?? this.#identitiesIn(file);
    this.#known.set(file, known);
    return known.get(definition);
  }

  #identitiesIn(file: string): ReadonlyMap<string, Identity> {
    const group = this.#files.get(file);
    if (group === undefined) return new Map();
    return new Map(
      Object.entries(this.#read(file).kinds).map(([name, definition]) => {
        const [version = '', kind = ''] = name.split('/');
        return [definition, { apiVersion: [apiVersionOf(group, version)], kind: [kind] }];
      }),
    );
  }

  /** Registered in every version of every group. */
  #deleteOptions(): Identity {
    const served = [...this.#files].flatMap(([file, group]) =>
      Object.keys(this.#read(file).kinds).map((name) => apiVersionOf(group, name.slice(0, name.indexOf('/')))),
    );
    const others = Object.entries(retired).flatMap(([group, versions]) =>
      versions.map((version) => apiVersionOf(group, version)),
    );
    return { apiVersion: [...new Set([...served, ...others])], kind: ['DeleteOptions'] };
  }
}

function apiVersionOf(group: string, version: string): string {
  return group === 'core' ? version : `${group}/${version}`;
}

/** Versions without kinds of their own, for which Kubernetes still names DeleteOptions (api/openapi-spec/swagger.json). */
const retired: Readonly<Record<string, readonly string[]>> = {
  'admission.k8s.io': ['v1', 'v1beta1'],
  'apiextensions.k8s.io': ['v1beta1'],
  'apiregistration.k8s.io': ['v1beta1'],
  apps: ['v1beta1', 'v1beta2'],
  'authentication.k8s.io': ['v1alpha1', 'v1beta1'],
  'authorization.k8s.io': ['v1beta1'],
  batch: ['v1beta1'],
  'discovery.k8s.io': ['v1beta1'],
  'events.k8s.io': ['v1beta1'],
  extensions: ['v1beta1'],
  'flowcontrol.apiserver.k8s.io': ['v1beta1', 'v1beta2', 'v1beta3'],
  'imagepolicy.k8s.io': ['v1alpha1'],
  'node.k8s.io': ['v1alpha1', 'v1beta1'],
  policy: ['v1beta1'],
  'rbac.authorization.k8s.io': ['v1alpha1', 'v1beta1'],
  'scheduling.k8s.io': ['v1beta1'],
  'storage.k8s.io': ['v1alpha1'],
};
