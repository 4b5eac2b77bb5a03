import { textAt } from '../../kubernetes/read.ts';
import type { Stopped } from '../patience.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';

/** What is wrong with a policy that took more than it may. */
export function stoppedProblem({ object, said }: Stopped): PolicyProblem {
  const namespace = textAt(object, 'metadata', 'namespace');
  const name = `${namespace === '' ? '' : `${namespace}/`}${textAt(object, 'metadata', 'name')}`;
  const message = `One evaluation may not take that much: it was stopped on ${textAt(object, 'kind')} ${quoted(name)}.`;
  return problemAt(said ?? ['spec'], 'budget', 'warning', message);
}
