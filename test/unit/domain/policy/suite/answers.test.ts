import { expect, test } from 'vitest';
import { answersOf, imagesOf } from '../../../../../src/domain/policy/suite/answers.ts';

const answers = answersOf([
  { url: 'https://a', method: 'post', response: { body: { x: 1 }, statusCode: 404 } },
  { url: ' https://a ', response: { body: { x: 2 } } },
  { urlPath: '/api/v1/namespaces', method: 'GET', response: {} },
]);

test.each<['GET' | 'POST', string, unknown]>([
  ['POST', 'https://a', { found: { body: { x: 1 }, statusCode: 404 } }],
  ['GET', 'https://a', { found: { body: { x: 2 }, statusCode: 200 } }],
  ['GET', '/api/v1/namespaces', { found: { body: null, statusCode: 200 } }],
  ['POST', '/api/v1/namespaces', undefined],
])('%s %s', (method, url, answer) => expect(answers({ method, url })).toEqual(answer));

test('Images are known by their reference', () => {
  const image = { image: 'a:1', digest: 'd' };
  expect([...imagesOf({ spec: { images: [image] } })]).toEqual([['a:1', image]]);
  expect([...imagesOf(null)]).toEqual([]);
});
