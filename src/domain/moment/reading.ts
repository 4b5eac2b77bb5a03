/** What is left of a text behind an element, or why the element is not there. */
export type Read =
  | { readonly ok: true; readonly rest: string }
  | { readonly ok: false }
  | { readonly outOfRange: string };

export const notThere: Read = { ok: false };
