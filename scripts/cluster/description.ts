import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Place } from './place.ts';
import type { Person, User } from './users.ts';

/** What is to be known of a running cluster, by whoever may read its folder. */
export type Description = {
  readonly server: string;
  readonly state: string;
  readonly auditLog: string;
  /** A file for each of the people. */
  readonly kubeconfigs: Readonly<Record<Person, string>>;
  readonly tokens: Readonly<Record<User, string>>;
  /** The process that keeps the namespace and everything in it. */
  readonly keeper: number;
};

/** Written whole or not at all: it is the sign that the control plane is ready. */
export function describe(place: Place, description: Description): void {
  const partial = `${place.description}.partial`;
  writeFileSync(partial, `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, place.description);
}

/** What was written there, also by a keeper that has ended since; undefined when nothing was. */
export function descriptionOf(place: Place): Description | undefined {
  if (!existsSync(place.description)) return undefined;
  return JSON.parse(readFileSync(place.description, 'utf8')) as Description;
}
