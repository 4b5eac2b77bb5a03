/** Expressions that come out otherwise here, by all that is said of them, and why. The list may only shrink. */
export interface Exception {
  readonly why: string;
  /** What the expression looks like. */
  readonly is?: RegExp;
  /** What we say. */
  readonly ours?: RegExp;
  /** What they say. */
  readonly theirs?: RegExp;
}

/** What Kyverno says that is not ours to say again, and why. The list may only shrink. */
export interface Unworded {
  readonly why: string;
  readonly theirs: RegExp;
}

export const unworded: readonly Unworded[] = [
  {
    why: 'Where a text stops being JSON Go tells in the words of its own decoder (encoding/json, scanner.go).',
    theirs: /^(invalid character |unexpected end of JSON input|json: )/,
  },
  { why: 'The same of YAML (sigs.k8s.io/yaml).', theirs: /^error converting YAML to JSON: / },
  { why: 'The same of gzip (compress/gzip).', theirs: /^(unexpected )?EOF$|^(gzip|flate): / },
  {
    why: 'The same of networks and addresses (net/netip: ParsePrefix, ParseAddr).',
    theirs: / parse error during conversion from string: |with zone value/,
  },
  { why: 'A fault inside of Kyverno, which Go tells by the names of its types.', theirs: /^internal error: / },
  { why: 'A type of Go, which depends on where the data come from.', theirs: /^invalid qualifier type: / },
];

export const exceptions: readonly Exception[] = [
  {
    why: 'Kyverno runs into its limit of cost for whatever cel-go can not measure: a fault of its own.',
    is: /^json\.encode\((\{|t|b'|d|\d)/,
  },
  { why: 'Nobody brings an authorizer, and we say so when it is asked.', is: /^authorizer/ },
  { why: 'Its structs are maps here.', is: /^exceptions$/ },
  { why: 'A number is bounded by what it may take.', is: /%\.101f/ },
  {
    why: 'cel-go binds what an empty list may hold by the first function that is asked.',
    is: /^\[\]\.(sort\(\)|filter)/,
  },
  {
    why: 'cel-go takes keys that CEL does not, and the last of several that are the same.',
    ours: /A key is a string, an int, a uint or a bool|key stands in the map twice|"\{" takes no/,
  },
  {
    why: 'Who writes so means something else: to cel-go null may be an optional.',
    ours: /^"\[" wants a list or a map; this is null/,
  },
  { why: 'An image has no type that Kyverno could tell.', is: /^type\(image\(/ },
  { why: 'The name behind a macro is not for people.', is: /^__orValueCompat__/ },
  { why: 'Go compresses in its own way, and what it makes is not known here.', is: /gzip\.compress\('/ },
  {
    why: 'cel-go plans no index that is a map or a list of constants, whatever makes it.',
    ours: /^(absent: (map|list) is not there|overload: "\[" takes no \w+ and (map|list))/,
  },
  {
    why: 'Of a list that is joined with one of which nothing is known cel-go takes the elements for those of the first, and has chosen by that which function is called (checker.go: resolveOverload; planner.go: resolveFunction).',
    is: /\]\)? \+ |\+ \(?\[/,
    theirs: /^no such overload: \w+\(/,
  },
  { why: 'Go rounds powers of ten above 1e22 twice.', is: /asApproximateFloat/ },
];
