import type { Library, Overload } from './function.ts';

/** The functions of an environment, found by how they are called. */
export class Functions {
  readonly globals: ReadonlyMap<string, readonly Overload[]>;
  readonly methods: ReadonlyMap<string, readonly Overload[]>;

  /** Of two overloads for the same values the one of the earlier library is taken. */
  constructor(libraries: readonly Library[]) {
    const all = libraries.flat();
    this.globals = Map.groupBy(
      all.filter(({ method }) => !method),
      ({ name }) => name,
    );
    this.methods = Map.groupBy(
      all.filter(({ method }) => method),
      ({ name }) => name,
    );
  }
}
