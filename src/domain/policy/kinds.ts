/** How an API server would serve kinds. */
export interface Kinds {
  /** As in RBAC: `deployments`. */
  plural(group: string, kind: string): string;
  isClusterWide(group: string, kind: string): boolean;
}
