import type { Memento } from 'vscode';

/** Which certificate each cluster had the last time that something was sealed with it: fingerprints, by the uid of the cluster. */
export class CertificateMemory {
  readonly #user: Memento;

  constructor(user: Memento) {
    this.#user = user;
  }

  /** Null for a cluster that is new to this user. */
  last(uid: string): string | null {
    return this.#all.find(([one]) => one === uid)?.[1] ?? null;
  }

  async remember(uid: string, fingerprint: string): Promise<void> {
    if (this.last(uid) === fingerprint) return;
    await this.#user.update(key, [...this.#all.filter(([one]) => one !== uid), [uid, fingerprint]]);
  }

  get #all(): readonly (readonly [uid: string, fingerprint: string])[] {
    return this.#user.get<readonly (readonly [string, string])[]>(key, []);
  }
}

const key = 'slipway.certificates';
