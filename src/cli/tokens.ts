import { originOf } from '../domain/phases/tokens.ts';
import type { Tokens } from '../ports.ts';

/**
 * Tokens in the environment: `SLIPWAY_TOKEN_GITLAB` for the token "gitlab", which goes only where
 * `SLIPWAY_TOKEN_GITLAB_ORIGIN` says. The address of a check is text of the repository, and who proposes a change of it
 * must not choose who gets the token.
 */
export function environmentTokens(environment: Readonly<Record<string, string | undefined>>): Tokens {
  return {
    get: async (name, origin) => {
      const variable = `SLIPWAY_TOKEN_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
      const token = environment[variable] ?? '';
      if (token === '') return { problem: `No token is stored under the name "${name}": ${variable} is not set.` };
      const allowed = environment[`${variable}_ORIGIN`] ?? '';
      if (allowed === '')
        return {
          problem: `The token is not sent: ${variable}_ORIGIN does not say to which address, and the check asks ${origin}.`,
        };
      const known = originOf(allowed);
      if (known === null)
        return { problem: `The token is not sent: ${variable}_ORIGIN is no address such as https://gitlab.home.arpa.` };
      return known === origin ? { token } : { problem: `The token is for ${known}, and the check asks ${origin}.` };
    },
  };
}
