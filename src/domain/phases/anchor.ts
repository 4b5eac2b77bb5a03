/** Where a part of a Markdown page begins, and under which names a link finds it. */
export interface Anchor {
  readonly name: string;
  /** 0-based. */
  readonly line: number;
}

/** A heading is a line; what is longer is none that anybody links to. */
const longest = 500;

/** The anchors of a page: its headings as GitHub and GitLab name them, and anchors written in HTML. */
export function anchorsIn(page: string): readonly Anchor[] {
  const anchors: Anchor[] = [];
  const seen = new Map<string, number>();
  let fenced = false;
  for (const [line, text] of page.split(/\r?\n/).entries()) {
    if (text.length > longest) continue;
    if (/^ {0,3}(```|~~~)/.test(text)) fenced = !fenced;
    if (fenced) continue;
    for (const [, name = ''] of text.matchAll(/<a\s[^>]*?(?:id|name)="([^"]+)"/g)) anchors.push({ name, line });
    const heading = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$/.exec(text)?.[1];
    if (heading === undefined) continue;
    const slug = slugOf(heading);
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    anchors.push({ name: before === 0 ? slug : `${slug}-${before}`, line });
  }
  return anchors;
}

/** Lower case, without punctuation, spaces as dashes. */
function slugOf(heading: string): string {
  return heading
    .replaceAll(/<[^>]*>|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
    .replaceAll(' ', '-');
}
