/** Something that ends the rendering with one sentence; `code` begins with `render/` or `record/`. */
export class RenderError extends Error {
  override readonly name = 'RenderError';

  constructor(code: string, sentence: string) {
    super(`${code}: ${sentence}`);
  }
}
