export interface Contexts {
  /** Null when no context is the current one. */
  readonly current: string | null;
  readonly contexts: readonly {
    readonly name: string;
    /** Empty when it names a cluster that is not there. */
    readonly server: string;
    readonly namespace: string | null;
  }[];
}

/** What a context does besides asking its server. At least one of the last four is there. */
export interface ContextUse {
  readonly context: string;
  readonly server: string;
  /** A program that is run: absolute path and arguments, and the names of the variables it is given. */
  readonly exec: { readonly argv: readonly string[]; readonly variables: readonly string[] } | null;
  /** Without its password. */
  readonly proxy: string | null;
  readonly tokenFile: string | null;
  /** The server need not prove who it is. */
  readonly skipsTls: boolean;
}
