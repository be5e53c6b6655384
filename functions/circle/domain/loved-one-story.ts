/** Notes often begin with a verb in the third person; those can be joined to a name. */
const PREDICATE =
  /^(?:is|has|was|will|can|cannot|starts|started|finishes|finished|begins|goes|moves|moved|lives|works|teaches|throws|helps|studied|joins|joined|studies|plays|sings|paints|draws|writes|reads|runs|swims|rows|rides|sails|drives|travels|cooks|bakes|grows|makes|builds|restores|repairs|collects|keeps|loves|likes|prefers|wants|hopes|plans|learns|trains|coaches|produces|designs|leads|owns|speaks|graduates|graduated|retires|retired|turns)\b/i;

/** `Starts school in September. Shy.` → `starts school in September`; undefined when the note does not go on from a name. */
export function predicateOf(note: string): string | undefined {
  if (!PREDICATE.test(note)) return undefined;
  const clause = note.split(/[.;]/, 1)[0] ?? '';
  return clause.charAt(0).toLowerCase() + clause.slice(1);
}
