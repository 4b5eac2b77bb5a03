import type { ListTree, MapTree, ScalarTree, Tree } from './tree.ts';

/** The tree as YAML, without a newline at the end. */
export function write(tree: Tree): string {
  return block(tree, '').replace(/^\n/, '');
}

/** What stands behind `key:` or `-`, with the space or newline before it. */
function block(tree: Tree, indent: string): string {
  const prefix = tree.prefix === undefined ? '' : ` ${tree.prefix}`;
  if (tree.type === 'scalar') {
    return `${prefix}${lines(tree, indent)}`;
  }
  const children = tree.type === 'map' ? tree.pairs : tree.items;
  if (tree.flow === true || children.length === 0) {
    return `${prefix} ${flow({ ...tree, prefix: '' })}`;
  }
  return tree.type === 'map' ? `${prefix}${pairs(tree, indent)}` : `${prefix}${items(tree, indent)}`;
}

function pairs(tree: MapTree, indent: string): string {
  return tree.pairs.map(({ key, value }) => `\n${indent}${key}:${block(value, deeper(value, indent))}`).join('');
}

/** Lists stand as far to the right as their key, as most people write them. */
function deeper(value: Tree, indent: string): string {
  return value.type === 'list' ? indent : `${indent}  `;
}

function items(tree: ListTree, indent: string): string {
  return tree.items.map((item) => `\n${indent}-${compact(item, `${indent}  `)}`).join('');
}

/** The first key of a map stands on the line of its dash. */
function compact(item: Tree, indent: string): string {
  const written = block(item, indent);
  return item.type === 'map' && item.prefix === undefined && written.startsWith(`\n${indent}`)
    ? ` ${written.slice(indent.length + 1)}`
    : written;
}

function lines({ text }: ScalarTree, indent: string): string {
  return text === '' ? '' : ` ${text.replaceAll('\n', `\n${indent}`)}`;
}

function flow(tree: Tree): string {
  const prefix = tree.prefix === undefined || tree.prefix === '' ? '' : `${tree.prefix} `;
  switch (tree.type) {
    case 'map':
      return `${prefix}{${tree.pairs.map(({ key, value }) => `${key}: ${flow(value)}`).join(', ')}}`;
    case 'list':
      return `${prefix}[${tree.items.map((item) => flow(item) || '~').join(', ')}]`;
    case 'scalar':
      return `${prefix}${inFlow(tree.text)}`;
  }
}

/** Block scalars have no form in flow style. */
function inFlow(text: string): string {
  return /^[|>]/.test(text) ? JSON.stringify(text) : text;
}
