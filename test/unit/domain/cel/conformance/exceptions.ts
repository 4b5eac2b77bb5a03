/** Cases of the conformance data that come out otherwise here, and why. The list may only shrink. */
export interface Exception {
  readonly why: string;
  /** `suite/section/name`, or the beginning of it. */
  readonly cases: readonly string[];
}

export const exceptions: readonly Exception[] = [
  {
    why: 'cel.block, cel.index and cel.iterVar are what an optimizer of cel-go writes; people do not.',
    cases: ['block_ext/basic/'],
  },
  {
    why: 'A container is a package of protobuf, in which names are looked for first; there is none here.',
    cases: ['namespace/namespace/self_eval_container_lookup'],
  },
  {
    why: 'The data wants an error; cel-go, which Kyverno and Kubernetes run, finds nothing (interpreter/attributes.go: refQualify).',
    cases: ['optionals/optionals/map_null_entry_no_such_key', 'optionals/optionals/map_present_key_invalid_field'],
  },
  {
    why: 'The data wants an error; cel-go since 0.29 finds nothing behind the end of a text (ext/strings.go: indexOfOffset, lastIndexOfOffset).',
    cases: ['string_ext/value_errors/indexof_out_of_range', 'string_ext/value_errors/lastindexof_out_of_range'],
  },
  {
    why: 'The case declares a function of its own, most of them with types as parameters.',
    cases: ['type_deductions/functions/function_result_type', 'type_deductions/type_parameters/multiple_parameters_'],
  },
];

export function isException(name: string): boolean {
  return exceptions.some(({ cases }) => cases.some((start) => name.startsWith(start)));
}
