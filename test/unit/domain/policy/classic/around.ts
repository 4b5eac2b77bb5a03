import { root } from '../../../../../src/domain/cel/value/origin.ts';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';
import type { Externals } from '../../../../../src/domain/cel/value/externals.ts';
import { read } from '../../../../../src/domain/jmespath/value.ts';
import { Context } from '../../../../../src/domain/policy/classic/context.ts';
import { Queries } from '../../../../../src/domain/policy/classic/queries.ts';
import { requestContext } from '../../../../../src/domain/policy/classic/requestContext.ts';
import type { Subject } from '../../../../../src/domain/policy/classic/subject.ts';
import { asAdmitted } from '../../../../../src/domain/policy/data.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';
import type { Request } from '../../../../../src/domain/policy/request.ts';
import { asked } from '../asked.ts';

/** A context with these values and nothing else. */
export function contextOf(
  values: Readonly<Record<string, unknown>>,
  operation: Request['operation'] = 'CREATE',
): Context {
  const entries = Object.entries(values).map(([name, value]) => [name, read(value, root(name))] as const);
  return new Context(operation, new Queries(), new Map(entries));
}

/** What a rule is asked about an object that is made. */
export function subjectFor(
  object: unknown,
  rule: Partial<Subject['rule']> = {},
  externals: Partial<Externals> = {},
): Subject {
  const request = asked(object);
  return {
    request,
    context: requestContext(request, new Queries(), new Map()),
    outside: { externals: { ...nothingOutside, ...externals }, namespace: '' },
    meter: new Meter(),
    rule: { name: 'tags', message: '', ...rule },
    scope: { data: asAdmitted(object), steps: [] },
    nesting: 0,
  };
}
