/**
 * What a Kubernetes quantity amounts to, as a number: bytes of `8Gi`, processors of `500m`.
 * Null for what is none (k8s.io/apimachinery, pkg/api/resource: `<signedNumber><suffix>`).
 * A number of JavaScript holds sums and comparisons of real machines exactly enough; it is not for arithmetic of the API.
 */
export function amountOf(text: string): number | null {
  const match = quantity.exec(text);
  if (match === null) return null;
  const [, digits = '', suffix = '', exponent] = match;
  const factor = exponent === undefined ? factors.get(suffix) : 10 ** Number(exponent);
  const amount = Number(digits) * (factor ?? 1);
  return Number.isFinite(amount) ? amount : null;
}

/** An amount of bytes in the unit that reads best: `152Gi`, `1.5Ti`; rounded to what anybody compares. */
export function inUnits(bytes: number): string {
  const [suffix, size] = units.find(([, least]) => Math.abs(bytes) >= least) ?? ['', 1];
  return `${Number((bytes / size).toFixed(1))}${suffix}`;
}

const quantity = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+))(?:([KMGTPE]i|[numkMGTPE])|[eE]([-+]?\d+))?$/;

const binary = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((suffix, index) => [suffix, 1024 ** (index + 1)] as const);

const factors: ReadonlyMap<string, number> = new Map([
  ...binary,
  ...(['k', 'M', 'G', 'T', 'P', 'E'] as const).map((suffix, index) => [suffix, 1000 ** (index + 1)] as const),
  ['n', 1e-9],
  ['u', 1e-6],
  ['m', 1e-3],
]);

/** Not the largest: nobody reads a platform in exbibytes. */
const units = binary.slice(0, 4).toReversed();
