/** What was found elsewhere, as plain data; or that it is not known whether there is such a thing. */
export type Found = { readonly found: unknown } | { readonly unknown: true };

/**
 * What lies outside of an expression's variables, as far as the caller of an evaluation can say; null for what it can
 * say nothing of. A lookup is asked when the expression asks, and never told to wait: whoever brings it notes what it
 * takes for granted.
 */
export interface Externals {
  readonly resources: Resources | null;
  /** An entry of the global context, all of it or a projection; `found: null` where there is none. */
  readonly globalContext: ((name: string, projection: string) => Found) | null;
  /** What a registry says about an image. */
  readonly imageData: ((reference: string) => Found) | null;
  readonly http: ((request: HttpRequest) => Found) | null;
  /** Nanoseconds since 1970. */
  readonly now: bigint | null;
  /** A text that a regular expression matches. */
  readonly random: ((pattern: string) => Found) | null;
}

/** Objects of a cluster; names are as in RBAC, a namespace is empty for what lies in none. */
export interface Resources {
  /** `found: null` for an object that does not exist. */
  get(apiVersion: string, plural: string, namespace: string, name: string): Found;
  /** A list object with `items`; labels that all have to be there. */
  list(apiVersion: string, plural: string, namespace: string, labels: Readonly<Record<string, string>>): Found;
  /** The plural name of a kind; `found` is a string. */
  plural(apiVersion: string, kind: string): Found;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: unknown;
  readonly body: unknown;
}

export const nothingOutside: Externals = {
  resources: null,
  globalContext: null,
  imageData: null,
  http: null,
  now: null,
  random: null,
};
