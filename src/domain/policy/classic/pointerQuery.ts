/**
 * The place in an object that a path in a rule stands for, as JMESPath: what is up to `foreach`, and the next two keys
 * (`validate/pattern`), are of the rule. Source: kyverno, pkg/utils/jsonpointer/pointer.go.
 */
export function pointerQuery(path: string, root: readonly string[]): string {
  const keys = keysOf(path);
  const inside = keys.slice(keys.indexOf('foreach') + 1);
  const steps = [...root, ...(inside.length > 2 ? inside.slice(2) : [])];
  return steps.reduce((query, step) => {
    if (/^\d{1,19}$/.test(step)) return `${query}[${step}]`;
    const name = /^[(A-Za-z_][)0-9A-Za-z_]*$/.test(step) ? step : JSON.stringify(step).replaceAll('/', String.raw`\/`);
    return query === '' ? name : `${query}.${name}`;
  }, '');
}

/** A backslash makes the character after it part of a key, and so do quotes around it. */
function keysOf(path: string): readonly string[] {
  const keys: string[] = [];
  let key = '';
  let isEscaped = false;
  let isQuoted = false;
  for (const character of path) {
    if (isEscaped) {
      key += character;
      isEscaped = false;
    } else if (character === '\\') isEscaped = true;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === '/' && !isQuoted) {
      keys.push(key);
      key = '';
    } else key += character;
  }
  return [...keys, key].filter((one) => one !== '');
}
