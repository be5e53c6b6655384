import { isGrave } from '../../../../circle/domain/tact.ts';

const NOT_YET =
  /^(?:(?:sorry|no|well|oh|ah|ok|still|just|really|actually|sadly|i|we|i've|we've|i'm|have|so),? )*(?:haven't|have not|havent|hadn't|didn't|did not|didnt|not|never|couldn't|could not|can't|cannot|should have|forgot to)\b[^.!;]{0,30}?\b(?:call(?:ed)?|phoned?|rung|rang|ring|met|meet|seen?|saw|visit(?:ed)?|wr(?:ote|ite|itten)|text(?:ed)?|messaged?|e-?mail(?:ed)?|mail(?:ed)?|sp(?:oken|oke|eak)|talk(?:ed)?|chat(?:ted)?|reach(?:ed)?|repl(?:y|ied)|answered|contact(?:ed)?|done|do (?:it|that|this)|d(?:id) (?:it|that|this)|(?:been|got|get) in touch|got(?:ten)? (?:a)?round to|managed|had (?:the |a )?(?:time|chance))\b/i;

/** `haven't called`, `She died last week.`: a note on which nobody was in touch; grave news is no answer to a cheerful nudge. */
export const isNoTouch = (note: string): boolean =>
  NOT_YET.test(note.replace(/[‘’]/g, "'").trim()) || isGrave(note);
