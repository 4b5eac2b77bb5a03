import { heldBy, leaseFacts, leaseKind, leasePlace, renewedLease } from '../../domain/bootstrap/lease.ts';
import type { LeaseFacts } from '../../domain/bootstrap/lease.ts';
import type { Failure } from '../../domain/kubernetes/failure.ts';
import type { LeasePorts } from './lease.ts';
import { unlessAborted } from '../unlessAborted.ts';
import { sameCluster } from './sameCluster.ts';

/** The Lease is somebody else's, or nobody's: whatever goes on has to end. The message is for people. */
export class LeaseLost extends Error {}

/** Milliseconds between two renewals, and between two attempts after one that has failed. */
const every = 15_000;
const again = 5000;

/** Milliseconds for which renewing may fail: with the pause before it, less than others wait before they take over. */
const patience = 30_000;

/** Milliseconds after which what was seen of it is not believed before something is written. */
const fresh = 20_000;

/** Milliseconds in which giving it back has to end. */
const farewell = 10_000;

/** A Lease that is ours, and renewed until it is given back. */
export class HeldLease {
  readonly holder: string;
  readonly #ports: LeasePorts;
  readonly #uid: string;
  readonly #object: string;
  readonly #lost = new AbortController();
  readonly #ended = new AbortController();
  #version: string;
  /** Milliseconds since 1970, by our clock. */
  #seen: number;
  #renewing: Promise<void> | null = null;
  readonly #keeping: Promise<void>;

  constructor(
    ports: LeasePorts,
    { uid, holder, facts }: { readonly uid: string; readonly holder: string; readonly facts: LeaseFacts },
  ) {
    this.#ports = ports;
    this.#uid = uid;
    this.holder = holder;
    this.#object = facts.uid;
    this.#version = facts.version;
    this.#seen = ports.clock.now().getTime();
    this.#keeping = this.#keep();
  }

  /** Aborts with a `LeaseLost` as soon as it is not ours any more, or that is not known for too long. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /**
   * Makes sure that it is ours at this moment. Who was stopped for a while, or whose clock was set, looks again first.
   * Returns when it is; throws `LeaseLost` when it is not, and what the signal says when that aborts first.
   */
  async sure(signal: AbortSignal): Promise<void> {
    this.#lost.signal.throwIfAborted();
    const age = this.#ports.clock.now().getTime() - this.#seen;
    if (Math.abs(age) > fresh) await unlessAborted(this.#renew(), signal);
    this.#lost.signal.throwIfAborted();
  }

  /** Gives it back. Null when it is not ours any more afterwards, else a sentence. Never rejects. */
  async release(): Promise<string | null> {
    this.#ended.abort(new Error('It is given back.'));
    await this.#keeping;
    const over = new AbortController();
    const cancel = this.#ports.timers.after(farewell, () => over.abort(new Error('It takes too long.')));
    try {
      const failure = await this.#remove(over.signal);
      return failure === null ? null : left(failure);
    } catch (error) {
      if (!over.signal.aborted) return left(error instanceof Error ? error.message : String(error));
      return left('The cluster does not answer in time.');
    } finally {
      cancel();
    }
  }

  /** Only as it was renewed last: whoever has taken it over since has changed it. */
  async #remove(signal: AbortSignal): Promise<string | null> {
    const hindered = await sameCluster(this.#ports.cluster, this.#uid, signal);
    // What stands in another cluster is not ours.
    if (hindered !== null) return hindered.sentence;
    // One that could only not be renewed may be ours all the same.
    if (this.#lost.signal.aborted && !(await this.#isOurs(signal))) return null;
    for (let attempt = 0; attempt < 5; attempt++) {
      const failure = await this.#removeRenewed(signal);
      if (failure === null || failure.code === 'missing') return null;
      if (failure.code !== 'conflict') return failure.message;
      if (!(await this.#isOurs(signal))) return null;
    }
    return 'Somebody changes it all the time.';
  }

  async #removeRenewed(signal: AbortSignal): Promise<Failure | null> {
    const { writes } = this.#ports.cluster;
    const patch = renewedLease(this.#version, this.#ports.clock.now());
    const renewed = await writes.patch(leaseKind, leasePlace, patch, signal);
    if ('failure' in renewed) return renewed.failure;
    const resourceVersion = leaseFacts(renewed.value).version;
    const removed = await writes.remove(leaseKind, leasePlace, { uid: this.#object, resourceVersion }, signal);
    return 'failure' in removed ? removed.failure : null;
  }

  async #isOurs(signal: AbortSignal): Promise<boolean> {
    const read = await this.#ports.cluster.get(leaseKind, leasePlace, signal);
    if ('failure' in read) throw new Error(read.failure.message);
    if (read.value === null) return false;
    const { holder, uid, version } = leaseFacts(read.value);
    this.#version = version;
    return holder === this.holder && uid === this.#object;
  }

  /** Resolves when it is given back or lost; never rejects. */
  async #keep(): Promise<void> {
    const ends = AbortSignal.any([this.#ended.signal, this.#lost.signal]);
    try {
      for (;;) {
        await this.#ports.timers.wait(every, ends);
        await this.#renew();
      }
    } catch (error) {
      if (!ends.aborted) this.#lose(error instanceof Error ? error.message : String(error));
    }
  }

  /** One renewal for all who want one. Resolves when it is renewed, lost, or given back. */
  #renew(): Promise<void> {
    this.#renewing ??= this.#renewNow().finally(() => (this.#renewing = null));
    return this.#renewing;
  }

  async #renewNow(): Promise<void> {
    const { timers } = this.#ports;
    const ends = AbortSignal.any([this.#ended.signal, this.#lost.signal]);
    let failure = 'The cluster does not answer.';
    const cancel = timers.after(patience, () => this.#lose(`The Lease slipway-bootstrap can't be renewed: ${failure}`));
    try {
      for (;;) {
        const tried = await this.#tryRenewal(ends);
        if (tried === 'renewed') return;
        if (tried !== 'changed') {
          failure = tried;
          await timers.wait(again, ends);
        }
      }
    } catch (error) {
      if (!ends.aborted) throw error;
    } finally {
      cancel();
    }
  }

  /** `changed`: somebody has touched it, and it is still ours. Else why it did not work, this time. */
  async #tryRenewal(signal: AbortSignal): Promise<string> {
    const { cluster, clock } = this.#ports;
    const hindered = await sameCluster(cluster, this.#uid, signal);
    if (hindered?.code === 'bootstrap/other-cluster') this.#lose(hindered.sentence);
    if (hindered !== null) return hindered.sentence;
    const patch = renewedLease(this.#version, clock.now());
    const answer = await cluster.writes.patch(leaseKind, leasePlace, patch, signal);
    if ('value' in answer) {
      this.#version = answer.value.metadata.resourceVersion ?? '';
      this.#seen = clock.now().getTime();
      return 'renewed';
    }
    if (answer.failure.code !== 'conflict' && answer.failure.code !== 'missing') return answer.failure.message;
    return this.#look(answer.failure, signal);
  }

  /** Whose it is now. */
  async #look({ code, message }: Failure, signal: AbortSignal): Promise<string> {
    const read = await this.#ports.cluster.get(leaseKind, leasePlace, signal);
    if ('failure' in read) return read.failure.message;
    if (read.value === null) {
      this.#lose('Somebody has deleted the Lease slipway-bootstrap in kube-system.');
      return message;
    }
    const facts = leaseFacts(read.value);
    if (facts.holder !== this.holder || facts.uid !== this.#object) {
      const whose = facts.holder === '' ? 'nobody holds it' : heldBy(facts);
      this.#lose(`The Lease slipway-bootstrap was taken over: ${whose}.`);
      return message;
    }
    this.#version = facts.version;
    return code === 'conflict' ? 'changed' : message;
  }

  #lose(sentence: string): void {
    this.#lost.abort(new LeaseLost(sentence));
  }
}

function left(why: string): string {
  return `The Lease slipway-bootstrap in kube-system may still be there: ${why} It ends by itself when nobody renews it for 60 s.`;
}
