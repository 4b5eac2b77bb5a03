/** As in `references.ts`, where they are replaced. */
const reference = /^\$\(.[^ ]*\)|[^\\]\$\(.[^ ]*\)/g;

/**
 * References to a part of a rule that has moved below a template. For cron jobs Kyverno does so twice.
 * Source: kyverno, pkg/engine/variables/vars.go: FindAndShiftReferences.
 */
export function shiftReferences(message: string, part: string, around: readonly string[]): string {
  const once = shifted(message, part, ['spec', 'template']);
  return around.length > 2 ? shifted(once, part, around) : once;
}

function shifted(message: string, part: string, around: readonly string[]): string {
  return message.replaceAll(reference, (found) => {
    const start = found.indexOf(part);
    if (start === -1) return found;
    // Of several patterns the reference says which one it means.
    const [index = ''] = part === 'anyPattern' ? found.slice(start + part.length + 1).split('/') : [];
    const pivot = index === '' ? part : `${part}/${index}`;
    return found.replaceAll(pivot, `${pivot}/${around.join('/')}`);
  });
}
