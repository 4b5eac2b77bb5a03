import { describe, test } from 'vitest';
import { check } from './repo.ts';

describe('a schedule', () => {
  test('and its time zone are told by the key they stand at', () =>
    check(
      'platform.yaml',
      [
        ['    timeZone: Etc/UTC', '    timeZone: Europe/Berln'],
        ['"0 3 * * *"', '"0 24 * * *"'],
      ],
      [
        'platform/schedule «"0 24 * * *"» "0 24 * * *" is no schedule: its hour 24 is not between 0 and 23.',
        'platform/schedule «Europe/Berln» "Europe/Berln" is no time zone; did you mean "Europe/Berlin"?',
      ],
    ));
});
