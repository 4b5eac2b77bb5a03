const numberAndWord = /(\d+)\s*([A-Za-zµ]+)/g;
const unit = /^(ns|nano.*|us|µs|micro.*|ms|milli.*|s|sec.*|m|min.*|h|hr|hour.*|d|day.*|w|wk|week.*)$/i;

/** A duration of Go, or text in which a number and a known unit stand (k8s.io/kube-openapi, strfmt: ParseDuration). */
export function isKubernetesDuration(text: string): boolean {
  const parts = [...text.matchAll(numberAndWord)];
  if (parts.some(([, number = '']) => BigInt(number) >= 2n ** 63n)) return false;
  return isGoDuration(text) || parts.some(([, , word = '']) => unit.test(word));
}

/** Go's `time.ParseDuration`, whatever the size. */
function isGoDuration(text: string): boolean {
  return /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/.test(text);
}
