import { isGrave } from '../../../../circle/domain/tact.ts';

const NOT_YET =
  /^(?:(?:sorry|no|well|oh|ah|ok|still|just|really|actually|sadly|i|we|i've|we've|i'm|have|so),? )*(?:haven't|have not|havent|hadn't|didn't|did not|didnt|not|never|couldn't|could not|can't|cannot|should have|forgot to)\b[^.!;]{0,30}?\b(?:call(?:ed)?|phoned?|rung|rang|ring|met|meet|seen?|saw|visit(?:ed)?|wr(?:ote|ite|itten)|text(?:ed)?|messaged?|e-?mail(?:ed)?|mail(?:ed)?|sp(?:oken|oke|eak)|talk(?:ed)?|chat(?:ted)?|reach(?:ed)?|repl(?:y|ied)|answered|contact(?:ed)?|done|do (?:it|that|this)|d(?:id) (?:it|that|this)|(?:been|got|get) in touch|got(?:ten)? (?:a)?round to|managed|had (?:the |a )?(?:time|chance))\b/i;

/** What is to come, or says nothing of them at all. */
const TO_COME =
  /^(?:(?:sorry|ok|yes|no|so|well),? )*(?:(?:i |we )?(?:will|shall|must|should|need to|have to|want to|plan to|hope to|mean to|intend to|gonna)|(?:i|we)'ll|(?:(?:i'm|i am|we're|we are) )?(?:going to|planning to|hoping to|meaning to|trying to))\b[^.!;]{0,60}$/i;
const PLANNED =
  /^(?:(?:i'm|i am|we're|we are) )?(?:(?:call|phon|see|meet|visit|text|writ|mail|email|ring)ing|having|(?:an? )?(?:call|lunch|coffee|dinner|breakfast|drinks|meeting))\b[^.!;]{0,60}\b(?:tomorrow|tonight|later|next|booked|planned|(?:on |this )(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this (?:evening|weekend))\b[^.!;]{0,30}$/i;
/** `met tomorrow`: whatever the verb says, the day is still to come. */
const MISWRITTEN =
  /^(?:(?:i|we) )?(?:meet|met|call(?:ed)?|see|saw)(?: (?:him|her|them))?(?: for \p{L}+)? (?:tomorrow|next (?:week|month))[.! ]*$/iu;
const ABOUT_THE_MAIL =
  /^(?:dunno|no idea|not sure|don't know|do not know|not interested|who(?: is (?:this|that|he|she))?|(?:this is the )?wrong (?:person|one))[.!? ]*$/i;

/** `haven't called`, `She died last week.`: a note on which nobody was in touch; grave news is no answer to a cheerful nudge. */
export const isNoTouch = (note: string): boolean =>
  [NOT_YET, TO_COME, PLANNED, MISWRITTEN, ABOUT_THE_MAIL].some((form) =>
    form.test(note.replace(/[‘’]/g, "'").trim()),
  ) || isGrave(note);
