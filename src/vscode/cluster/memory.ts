import type { Memento } from 'vscode';
import type { Pin } from '../../live/link.ts';

/** What is remembered of clusters: in this workspace which one is meant, for this user what was agreed to. */
export class ClusterMemory {
  readonly #workspace: Memento;
  readonly #user: Memento;

  constructor(workspace: Memento, user: Memento) {
    this.#workspace = workspace;
    this.#user = user;
  }

  /** The context that was chosen; null for the current one of the kubeconfig. */
  get context(): string | null {
    return this.#workspace.get<string | null>(keys.context, null);
  }

  async choose(context: string | null): Promise<void> {
    await this.#workspace.update(keys.context, context ?? undefined);
  }

  /** Which cluster a context was the last time; null when it is new to this workspace. */
  pin(context: string): Pin | null {
    const uid = this.#pins.find(([name]) => name === context)?.[1];
    return uid === undefined ? null : { context, uid };
  }

  async remember({ context, uid }: Pin): Promise<void> {
    if (this.pin(context)?.uid === uid) return;
    await this.#workspace.update(keys.pins, [...this.#pins.filter(([name]) => name !== context), [context, uid]]);
  }

  async forget(context: string): Promise<void> {
    await this.#workspace.update(
      keys.pins,
      this.#pins.filter(([name]) => name !== context),
    );
  }

  /** Whether a context was agreed to, by the digest of all that it does. */
  isAgreed(digest: string): boolean {
    return this.#list(keys.contexts).includes(digest);
  }

  async agree(digest: string): Promise<void> {
    await this.#add(keys.contexts, digest);
  }

  isWritable(uid: string): boolean {
    return this.#list(keys.writing).includes(uid);
  }

  async allowWriting(uid: string): Promise<void> {
    await this.#add(keys.writing, uid);
  }

  async forbidWriting(uid: string): Promise<void> {
    await this.#user.update(
      keys.writing,
      this.#list(keys.writing).filter((one) => one !== uid),
    );
  }

  get #pins(): readonly (readonly [string, string])[] {
    return this.#workspace.get<readonly (readonly [string, string])[]>(keys.pins, []);
  }

  #list(key: string): readonly string[] {
    return this.#user.get<readonly string[]>(key, []);
  }

  async #add(key: string, value: string): Promise<void> {
    await this.#user.update(key, [...new Set([...this.#list(key), value])]);
  }
}

const keys = {
  context: 'slipway.context',
  pins: 'slipway.pins',
  contexts: 'slipway.contexts',
  writing: 'slipway.writing',
} as const;
