/** What stands for the cluster that an object goes to. */
export interface Place {
  /** Where it lies when it names no namespace. */
  readonly namespace: string;
  /** The ServiceAccount of a name in its namespace; undefined when nobody knows it, which then says nothing of its own. */
  readonly serviceAccountNamed?: (name: string) => unknown;
}
