interface Match {
  readonly text: string;
  readonly groups: readonly (string | null)[];
  readonly names: ReadonlyMap<string, number>;
}

/**
 * What stands for a match: `$1`, `${1}` and `${name}` are its groups, `$$` is a dollar, and a name goes as far as
 * letters, digits and `_` do, so that `$1x` is the group of the name `1x` (regexp.Expand of Go).
 */
export function expand(match: Match, template: string): string {
  let result = '';
  for (let at = 0; at < template.length;) {
    const dollar = template.indexOf('$', at);
    if (dollar === -1) return result + template.slice(at);
    result += template.slice(at, dollar);
    const [all, name] = referenceAt(template, dollar);
    result += name === null ? '$' : groupOf(match, name);
    at = dollar + all.length;
  }
  return result;
}

/** What is written, and the name of the group; null for a dollar that is only itself. */
function referenceAt(template: string, at: number): readonly [string, string | null] {
  if (template[at + 1] === '$') return ['$$', null];
  reference.lastIndex = at;
  const [all, braced, bare] = reference.exec(template) ?? [];
  if (all === undefined) return ['$', null];
  return [all, braced ?? bare ?? ''];
}

const reference = /\$(?:\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/uy;

/** Empty for a group that is not there or took no part. */
function groupOf({ text, groups, names }: Match, name: string): string {
  const number = /^[0-9]{1,9}$/.test(name) && (name === '0' || !name.startsWith('0')) ? Number(name) : names.get(name);
  if (number === undefined) return '';
  return number === 0 ? text : (groups[number - 1] ?? '');
}
