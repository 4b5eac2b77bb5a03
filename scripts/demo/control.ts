import { badRequest } from './api/failure.ts';
import type { Asked } from './api/server.ts';
import { textAt } from './field.ts';
import { stories, storyOf } from './stories/stories.ts';

/** What people drive the demo with: `GET /demo/stories` and `POST /demo/story {"name": …}`. Undefined for other paths. */
export function control(
  { method, path, body }: Asked,
  run: (story: string) => Promise<void>,
): Promise<unknown> | undefined {
  if (method === 'GET' && path === '/demo/stories')
    return Promise.resolve({ stories: stories.map(({ name, title }) => ({ name, title })) });
  if (method === 'POST' && path === '/demo/story') return begin(body, run);
  return undefined;
}

async function begin(body: string, run: (story: string) => Promise<void>): Promise<unknown> {
  const name = textAt(parsed(body), 'name');
  const story = storyOf(name);
  if (story === undefined) throw badRequest(`there is no story "${name}"`);
  try {
    await run(name);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw badRequest(`${name} can't be told now: ${why} Begin with the story "full".`);
  }
  return { story: name, title: story.title };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
