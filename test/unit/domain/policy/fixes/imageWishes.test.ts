import { expect, test } from 'vitest';
import { imageWishes } from '../../../../../src/domain/policy/fixes/imageWishes.ts';
import { unsaid } from '../../../../../src/domain/policy/outcome.ts';

const digest = `@sha256:${'0'.repeat(64)}`;

test.each<[image: string, others: readonly string[], values: readonly string[]]>([
  ['nginx', ['nginx:1.27.2'], ['nginx:1.27.2']],
  ['nginx:latest', ['docker.io/nginx:1', 'nginx:2'], ['nginx:1', 'nginx:2']],
  ['nginx', [`nginx${digest}`, `nginx:1${digest}`], [`nginx${digest}`, `nginx:1${digest}`]],
  ['r.example.com:5000/a/b', ['r.example.com:5000/a/b:v1'], ['r.example.com:5000/a/b:v1']],
  ['nginx', ['nginx:1', 'nginx:1'], ['nginx:1']],
  ['nginx', ['nginx:1', 'nginx:2', 'nginx:3', 'nginx:4'], ['nginx:1', 'nginx:2', 'nginx:3']],
  ['nginx', ['nginx:latest', 'nginx', 'quay.io/nginx:1', 'x/nginx:1', 'NO'], []],
  ['nginx:1', ['nginx:2'], []],
  ['NO', ['nginx:2'], []],
])('%s beside %j', (image, others, values) => {
  const containers = [{ name: 'a', image }, ...others.map((other, index) => ({ name: `o${index}`, image: other }))];
  const data = { spec: { containers } };
  const spots = [{ steps: ['spec', 'containers', 0, 'image'], missing: false }];
  const wishes = imageWishes({ ...unsaid, outcome: 'fail', action: 'audit', spots }, data, { items: [data] });
  const changes = wishes.flatMap(({ ways }) => ways.flatMap((way) => way.changes));
  expect(changes).toEqual(values.map((value) => ({ steps: ['spec', 'containers', 0, 'image'], value })));
});

test('The title names the container', () => {
  const data = {
    spec: {
      containers: [
        { name: 'a', image: 'x' },
        { name: 'b', image: 'x:1' },
      ],
    },
  };
  const spots = [{ steps: ['spec', 'containers', 0, 'image'], missing: false }];
  const [wish] = imageWishes({ ...unsaid, outcome: 'fail', action: 'audit', spots }, data, data);
  expect(wish?.title('')).toBe('Change to "x:1", as in container "b"');
});
