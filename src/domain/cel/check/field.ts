import type { Expression, Index, Name, Select } from '../syntax/ast.ts';
import type { Type } from '../type.ts';
import { admits, dyn, nameOf, optionalOf } from '../type.ts';
import type { Checker } from './check.ts';
import { lookup } from './environment.ts';
import type { Scope } from './environment.ts';
import { problem, unknown } from './message.ts';

/** The type of `a.b` or `a.?b`; `a.b.c` may also be one variable. */
export function checkSelect(checker: Checker, select: Select, scope: Scope | null): Type {
  if (select.path !== null && !isLocal(select, scope)) {
    const whole = lookup(checker.environment, null, select.path);
    if (whole !== undefined) return whole;
  }
  return through(checker.typeOf(select.operand, scope), select.optional, (type) =>
    fieldOf(checker, type, select.field),
  );
}

/** The type of `a[b]` or `a[?b]`. */
export function checkIndex(checker: Checker, { operand, index, optional }: Index, scope: Scope | null): Type {
  const outer = checker.typeOf(operand, scope);
  const key = checker.typeOf(index, scope);
  if (checker.environment.kubernetes !== undefined && isWritten(index) && !isKey(index)) {
    return checker.report(problem('type', index, `An index is a number or a key; this is ${nameOf(key)}.`));
  }
  // A list, a map or an optional of one: the result is of another type for each.
  if (outer.kind === 'dyn' && optional) return dyn;
  return through(outer, optional, (type) => {
    switch (type.kind) {
      case 'dyn':
        return dyn;
      case 'list':
        return key.kind === 'int' || key.kind === 'dyn'
          ? type.element
          : refuse(checker, index, 'The index of a list', 'int', key);
      case 'map':
        if (admits(type.key, key)) return type.value;
        return refuse(checker, index, 'A key of this map', nameOf(type.key), key);
      case 'object':
        if (type.sealed) return notIndexed(checker, operand, type);
        if (index.kind === 'literal' && typeof index.value === 'string') {
          return fieldOf(checker, type, { text: index.value, start: index.start, end: index.end });
        }
        return key.kind === 'string' || key.kind === 'dyn'
          ? dyn
          : refuse(checker, index, `A key of ${type.name}`, 'string', key);
      default:
        return notIndexed(checker, operand, type);
    }
  });
}

/** The literals that cel-go's planner takes for an index (cel-go, interpreter/attributes.go: NewQualifier). */
function isKey(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value !== null && !(expression.value instanceof Uint8Array);
}

/** Lists and maps of nothing but literals are values before there are data, and no index to cel-go's planner. */
function isWritten(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
      return true;
    case 'list':
      return expression.elements.every(({ value }) => isWritten(value));
    case 'map':
      return expression.entries.every(({ key, value }) => isWritten(key) && isWritten(value));
    default:
      return false;
  }
}

function notIndexed(checker: Checker, operand: Expression, type: Type): Type {
  return checker.report(problem('type', operand, `"[" wants a list or a map; this is ${nameOf(type)}.`));
}

/** What is asked of an optional is asked of what is in it, and is optional again (cel-spec proposal 246). */
function through(outer: Type, optional: boolean, inside: (type: Type) => Type): Type {
  if (outer.kind === 'optional') return asOptional(inside(outer.value));
  return optional ? asOptional(inside(outer)) : inside(outer);
}

function asOptional(type: Type): Type {
  return type.kind === 'optional' ? type : optionalOf(type);
}

function fieldOf(checker: Checker, type: Type, field: Name): Type {
  switch (type.kind) {
    case 'dyn':
      return dyn;
    case 'map':
      // cel-go asks no map of what type its keys are.
      if (checker.environment.kubernetes !== undefined || admits(type.key, { kind: 'string' })) return type.value;
      return checker.report(problem('type', field, `The keys of this map are ${nameOf(type.key)}, not string.`));
    case 'object': {
      const known = type.fields.get(field.text);
      if (known !== undefined) return known;
      // A type of Kyverno's own is called as the variable that has it.
      const what = `field "${field.text}" in ${type.name.replace(/^kyverno\./, '')}`;
      return checker.report(unknown('unknown-field', what, field, [...type.fields.keys()]));
    }
    default:
      return checker.report(problem('type', field, `${nameOf(type)} has no field "${field.text}".`));
  }
}

function refuse(checker: Checker, at: Expression, what: string, wanted: string, given: Type): Type {
  return checker.report(problem('type', at, `${what} is ${wanted}; this is ${nameOf(given)}.`));
}

/** Whether the first name of a path is the variable of a macro, which hides all others. */
function isLocal(select: Select, scope: Scope | null): boolean {
  let first: Expression = select;
  while (first.kind === 'select') first = first.operand;
  if (first.kind !== 'identifier' || first.absolute) return false;
  for (let local = scope; local !== null; local = local.up) if (local.name === first.name) return true;
  return false;
}
