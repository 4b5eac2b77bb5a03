/** What a request may take, and an answer (SAFETY 7): a server that is broken or hostile costs no more than this. */
export const limits = {
  /** Milliseconds from the beginning of a request to the headers of its answer; name, connection and TLS included. */
  headers: 10_000,
  /**
   * The same for a write that is on its way: the API server asks webhooks, each for up to 30 s, and gives up after 34 s by
   * itself (k8s.io/apiserver, pkg/endpoints/handlers/rest.go).
   */
  write: 45_000,
  /** Milliseconds without a byte within an answer. */
  silence: 30_000,
  /** Decoded bytes of an answer. */
  body: 64 * 1024 * 1024,
  /** Decoded bytes of an answer that only says what went wrong. */
  errorBody: 1024 * 1024,
  /** Bytes of what a Service says through the proxy of the API server. */
  service: 1024 * 1024,
  /** Bytes of an event of a watch. */
  event: 16 * 1024 * 1024,
  /** Pages of a list. */
  pages: 200,
  /** Objects of a page: a compromise between round trips and the size of objects. */
  pageSize: 250,
  /** The same for kinds whose objects weigh tens of kilobytes: a page and what is parsed of it stay small. */
  largePageSize: 25,
  /** How often a request is sent before its failure counts. */
  tries: 4,
  /** Milliseconds that a server may ask to be left alone for within one request. */
  patience: 30_000,
} as const;
