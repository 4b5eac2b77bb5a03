import { onTestFinished } from 'vitest';
import * as git from '../../../scripts/cluster/git.ts';

/** A repository with these files, or those of this folder, that Argo CD can read; it goes when the test has finished. */
export async function createRepository(content: git.Changes | string): Promise<git.Repository> {
  const repository = await git.createRepository(content);
  onTestFinished(() => repository.remove());
  return repository;
}
