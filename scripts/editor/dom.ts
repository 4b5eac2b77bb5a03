/** What the driver reads of an element; the repository is compiled without the browser's types, so as not to use them by mistake. */
export type Shown = {
  readonly id: string;
  readonly textContent: string;
  readonly classList: Iterable<string> & { contains(name: string): boolean };
  readonly style: { readonly top: string };
  checkVisibility(): boolean;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Shown | null;
  querySelectorAll(selector: string): Iterable<Shown>;
};
