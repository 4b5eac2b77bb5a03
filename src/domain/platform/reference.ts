/** What a piece of Helm template text reads from the values of the platform. */
export interface Reference {
  /** `platform` or `applications`, and the keys below it. */
  readonly path: readonly string[];
  /** In the template text. */
  readonly start: number;
  readonly end: number;
  /** The expression says itself what to do when there is nothing. */
  readonly guarded: boolean;
}

/**
 * References to `.Values.platform` and `.Values.applications` in template text: `.Values.platform.a.b` and
 * `index .Values.platform.a "b" "c"`. What reads them otherwise (ranges, variables) is not followed.
 */
export function referencesIn(template: string): readonly Reference[] {
  const references: Reference[] = [];
  for (let open = template.indexOf('{{'); open !== -1; open = template.indexOf('{{', open + 2)) {
    const close = template.indexOf('}}', open);
    if (close === -1) break;
    references.push(...referencesOf(template.slice(open + 2, close), open + 2));
    open = close;
  }
  return references;
}

/** A template that is nothing but one reference; null for any other. */
export function onlyReference(template: string): Reference | null {
  if (template.length > longest) return null;
  const [reference, ...more] = referencesIn(template);
  const bare = /^\s*\{\{-?\s*(?:index\s+[^|()]*|[^|()\s]*)\s*-?\}\}\s*$/.test(template);
  return reference !== undefined && more.length === 0 && bare ? reference : null;
}

/** What is longer is more than one reference. */
const longest = 500;

const read = /(?:(\bindex\s+)\$?\.Values((?:\.\w+)*)((?:\s+"[^"\n]*")*))|(?:(?<![\w.])\$?\.Values((?:\.\w+)+))/g;

const guards = /\b(default|coalesce|dig|hasKey|if|with|empty|ternary|get)\b/;

function referencesOf(body: string, from: number): Reference[] {
  const guarded = guards.test(body);
  return [...body.matchAll(read)].flatMap((found): Reference[] => {
    const [whole, index, indexed = '', names = '', plain = ''] = found;
    const steps = [...(index === undefined ? plain : indexed).matchAll(/\w+/g)].map(([name]) => name);
    const quoted = [...names.matchAll(/"([^"\n]*)"/g)].map(([, name = '']) => name);
    const path = [...steps, ...quoted];
    if (path[0] !== 'platform' && path[0] !== 'applications') return [];
    const start = from + found.index + (index?.length ?? 0);
    return [{ path, start, end: from + found.index + whole.length, guarded }];
  });
}
