import { ANY_NEED, NEED_KINDS } from './need-kinds.ts';

const MOST_WAYS = 3;
/** When there are two troubles at once, most is done about the first. */
const WAYS_OF_FIRST = 2;

export interface Help {
  /** `phone`, `flight`; `any` when Kith does not know such a need. */
  readonly kinds: readonly string[];
  /** Two or three sentences to the owner, each a whole thing to do. */
  readonly ways: readonly string[];
}

/** `Scott’s phone broke, flies Tuesday` → how to help, concretely. */
export function helpFor(need: string): Help {
  const [first = ANY_NEED, second] = NEED_KINDS.filter(({ pattern }) => pattern.test(need));
  if (second === undefined || GRAVE_KINDS.includes(first.kind)) {
    return { kinds: [first.kind], ways: first.ways.slice(0, MOST_WAYS) };
  }
  return {
    kinds: [first.kind, second.kind],
    ways: [...first.ways.slice(0, WAYS_OF_FIRST), ...second.ways.slice(0, MOST_WAYS - WAYS_OF_FIRST)],
  };
}

/** Beside them no other trouble counts. */
const GRAVE_KINDS: readonly string[] = ['funeral'];
