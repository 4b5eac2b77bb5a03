import { expect, test } from 'vitest';
import { environmentTokens } from '../../../src/cli/tokens.ts';

const origin = 'https://gitlab.home.arpa';

test.each([
  [origin, origin],
  [`${origin}/api/v4`, origin],
  [`${origin}:443`, origin],
  ['HTTPS://GitLab.home.arpa', origin],
  ['https://gitlab:8443', 'https://gitlab:8443'],
])('With %s beside it a token goes to %s', async (allowed, asked) => {
  const tokens = environmentTokens({ SLIPWAY_TOKEN_MY_GITLAB: 'secret', SLIPWAY_TOKEN_MY_GITLAB_ORIGIN: allowed });
  expect(await tokens.get('my-gitlab', asked)).toEqual({ token: 'secret' });
});

test.each<[environment: Readonly<Record<string, string>>, asked: string, problem: string]>([
  [{}, origin, 'No token is stored under the name "gitlab": SLIPWAY_TOKEN_GITLAB is not set.'],
  [
    { SLIPWAY_TOKEN_GITLAB: 'secret' },
    origin,
    `The token is not sent: SLIPWAY_TOKEN_GITLAB_ORIGIN does not say to which address, and the check asks ${origin}.`,
  ],
  [
    { SLIPWAY_TOKEN_GITLAB: 'secret', SLIPWAY_TOKEN_GITLAB_ORIGIN: 'gitlab.home.arpa' },
    origin,
    'The token is not sent: SLIPWAY_TOKEN_GITLAB_ORIGIN is no address such as https://gitlab.home.arpa.',
  ],
  [
    { SLIPWAY_TOKEN_GITLAB: 'secret', SLIPWAY_TOKEN_GITLAB_ORIGIN: origin },
    'https://evil.example',
    `The token is for ${origin}, and the check asks https://evil.example.`,
  ],
  [
    { SLIPWAY_TOKEN_GITLAB: 'secret', SLIPWAY_TOKEN_GITLAB_ORIGIN: origin },
    'http://gitlab.home.arpa',
    `The token is for ${origin}, and the check asks http://gitlab.home.arpa.`,
  ],
  [
    { SLIPWAY_TOKEN_GITLAB: 'secret', SLIPWAY_TOKEN_GITLAB_ORIGIN: origin },
    'https://gitlab.home.arpa:8443',
    `The token is for ${origin}, and the check asks https://gitlab.home.arpa:8443.`,
  ],
])('With %j nothing goes to %s', async (environment, asked, problem) => {
  expect(await environmentTokens(environment).get('gitlab', asked)).toEqual({ problem });
});
