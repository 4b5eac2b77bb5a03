import type { PlatformStatus } from '../../domain/argocd/platformStatus.ts';
import { rankOf } from '../../domain/argocd/state.ts';
import { phasesOf } from '../../domain/argocd/waves.ts';
import type { Member, PhaseGroup, Platform } from '../../domain/argocd/waves.ts';
import type { ApplicationNode, Node, PhaseNode, WaveNode } from './node.ts';

/** What rows are made of. */
export interface RowFacts {
  readonly status: PlatformStatus;
  readonly platform: Platform;
  /** Of phases, by their numbers. */
  readonly titles: ReadonlyMap<number, string>;
  /** Of applications, by their names. */
  readonly folders: ReadonlyMap<string, string>;
}

/** The rows of the applications by phase and wave. A row that stays is the same object, so that the editor finds it again. */
export class Rows {
  readonly #nodes = new Map<string, Node>();
  #shown = new Map<string, string>();
  #roots: readonly PhaseNode[] = [];

  get roots(): readonly PhaseNode[] {
    return this.#roots;
  }

  /** Takes what is known now. Returns the rows that look different; `all` when some have come or gone. */
  take(facts: RowFacts): 'all' | readonly Node[] {
    const before = this.#shown;
    this.#shown = new Map();
    this.#roots = phasesOf(facts.status.standings, facts.platform).map((group) => this.#phase(group, facts));
    for (const id of this.#nodes.keys()) if (!this.#shown.has(id)) this.#nodes.delete(id);
    const isSame = before.size === this.#shown.size && [...this.#shown.keys()].every((id) => before.has(id));
    if (!isSame) return 'all';
    const changed = [...this.#shown].filter(([id, look]) => before.get(id) !== look);
    return changed.flatMap(([id]) => this.#nodes.get(id) ?? []);
  }

  /** Nothing is known any more. */
  clear(): void {
    this.#nodes.clear();
    this.#shown.clear();
    this.#roots = [];
  }

  #phase({ phase, waves }: PhaseGroup, facts: RowFacts): PhaseNode {
    const id = `phase/${phase ?? ''}`;
    const members = waves.flatMap((wave) => wave.members);
    const title = phase === null ? '' : (facts.titles.get(phase) ?? '');
    const sum = sumOf(members);
    // The wave is a row of its own only where there are several.
    const children =
      waves.length === 1
        ? members.map((member) => this.#application(id, member, facts))
        : waves.map((wave) => this.#wave(id, wave, facts));
    return this.#keep({ kind: 'phase', id, phase, title, ...sum, children }, [title, sum]);
  }

  #wave(parent: string, { wave, members }: PhaseGroup['waves'][number], facts: RowFacts): WaveNode {
    const id = `${parent}/wave/${wave}`;
    const sum = sumOf(members);
    const children = members.map((member) => this.#application(id, member, facts));
    return this.#keep({ kind: 'wave', id, wave, ...sum, children }, [sum]);
  }

  #application(parent: string, { name, wave, standing }: Member, { status, folders }: RowFacts): ApplicationNode {
    const key = standing?.application.key ?? null;
    const id = `${parent}/${key ?? `/${name}`}`;
    const wait = status.waits.find((one) => one.name === name) ?? null;
    const folder = folders.get(name) ?? null;
    const { application, ...stands } = standing ?? { application: null };
    const look = [stands, application?.sync, application?.health, application?.operation, wait, folder];
    return this.#keep({ kind: 'application', id, key, name, wave, standing, wait, folder }, look);
  }

  #keep<Kind extends Node>(node: Kind, look: readonly unknown[]): Kind {
    const known = this.#nodes.get(node.id);
    const kept = known?.kind === node.kind ? Object.assign(known, node) : node;
    this.#nodes.set(node.id, kept);
    this.#shown.set(node.id, JSON.stringify(look));
    return kept;
  }
}

/** How several stand together. */
function sumOf(members: readonly Member[]): Pick<PhaseNode, 'state' | 'well' | 'total'> {
  return { state: worstOf(members), well: members.filter(isWell).length, total: members.length };
}

function isWell({ standing }: Member): boolean {
  return standing !== null && (standing.state === 'healthy' || standing.state === 'suspended');
}

function worstOf(members: readonly Member[]): PhaseNode['state'] {
  const states = members.flatMap(({ standing }) => standing?.state ?? []);
  const worst = states.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? null;
  const isComplete = states.length === members.length;
  return isComplete || (worst !== null && worst !== 'healthy' && worst !== 'suspended') ? worst : null;
}
