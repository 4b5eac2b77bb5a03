import type { PhaseResult } from '../../domain/phases/result.ts';
import type { CheckNode, Node, PhaseNode } from './node.ts';
import { countsOf } from './words.ts';

/** The rows of the tree over time: each keeps its object, so that only what has changed is drawn again. */
export class Rows {
  #phases: readonly PhaseNode[] = [];

  get phases(): readonly PhaseNode[] {
    return this.#phases;
  }

  get all(): readonly Node[] {
    return this.#phases.flatMap((phase) => [phase, ...phase.children]);
  }

  /** Takes new results; what has to be drawn again, or `all` when there are other phases than before. */
  take(results: readonly PhaseResult[]): readonly Node[] | 'all' {
    const before = new Map(this.#phases.map((node) => [node.phase, node]));
    const isSame =
      before.size === results.length && results.every(({ id }, index) => this.#phases[index]?.phase === id);
    const changed: Node[] = [];
    this.#phases = results.map((result) => {
      const node = before.get(result.id);
      if (node === undefined) return phaseNode(result);
      if (node.result !== result) changed.push(...renew(node, result));
      return node;
    });
    return isSame ? changed : 'all';
  }
}

/** What is to be drawn again of a phase: with its children only when there are others. */
function renew(node: PhaseNode, result: PhaseResult): readonly Node[] {
  const before = new Map(node.children.map((child) => [child.check, child]));
  const isSame =
    node.children.length === result.checks.length &&
    result.checks.every(({ id }, index) => node.children[index]?.check === id);
  const changed: Node[] = looksOf(node.result) === looksOf(result) ? [] : [node];
  node.result = result;
  node.children = result.checks.map((check) => {
    const child = before.get(check.id) ?? checkNode(node, check);
    if (child.result !== check) changed.push(child);
    child.result = check;
    return child;
  });
  return isSame ? changed : [node];
}

/** All that the row of a phase shows. */
function looksOf(phase: PhaseResult): string {
  const { title, number, summary, state, blockedBy, reason, steps } = phase;
  return JSON.stringify([title, number, summary, state, blockedBy, reason, steps, countsOf(phase)]);
}

function phaseNode(result: PhaseResult): PhaseNode {
  const node: PhaseNode = { phase: result.id, check: null, result, children: [] };
  node.children = result.checks.map((check) => checkNode(node, check));
  return node;
}

function checkNode(parent: PhaseNode, result: PhaseResult['checks'][number]): CheckNode {
  return { phase: parent.phase, check: result.id, result, parent };
}
