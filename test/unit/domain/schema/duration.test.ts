import { expect, test } from 'vitest';
import { isKubernetesDuration } from '../../../../src/domain/schema/duration.ts';

const durations = ['1h30m', '0', '1.5h', '-2s', '1d', '2 weeks', '10 minutes', '1h 30m', '10S', 'P1D', 'in 3 days'];
test.for(durations)('%s is a duration', (text) => expect(isKubernetesDuration(text)).toBe(true));

const others = ['', 'soon', '5', '1 month', 'h', '99999999999999999999s'];
test.for(others)('%j is none', (text) => expect(isKubernetesDuration(text)).toBe(false));
