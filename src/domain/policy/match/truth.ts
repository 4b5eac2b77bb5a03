/** `unknown` is for what nobody has told: it decides nothing, and is nothing to be passed over. */
export type Truth = 'yes' | 'no' | 'unknown';

export function truthOf(holds: boolean): Truth {
  return holds ? 'yes' : 'no';
}

/** What is asked only until one says no. */
export function allOf(asked: Iterable<Truth>): Truth {
  let found: Truth = 'yes';
  for (const one of asked) {
    if (one === 'no') return 'no';
    if (one === 'unknown') found = 'unknown';
  }
  return found;
}

/** What is asked only until one says yes. */
export function anyOf(asked: Iterable<Truth>): Truth {
  let found: Truth = 'no';
  for (const one of asked) {
    if (one === 'yes') return 'yes';
    if (one === 'unknown') found = 'unknown';
  }
  return found;
}

export function not(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : truthOf(truth === 'no');
}
