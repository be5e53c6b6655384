import { howOf } from './read-touch.ts';
import { afterMark, type ReadCommand } from './said.ts';
import { AFTER_VERB, AFTER_WHO, LEADS, tail, WHO } from './touch-words.ts';

const END = '(?=$|\\s*[,;:.!(–—]|\\s+-)';
const VOICEMAIL = 'voice-?mail|vm|message|msg';

/** What says by itself that nobody was reached. */
const NOT_REACHED = [
  `no (?:answer|luck|reply|response|joy)(?: (?:so far|yet|today|again|either|from ${WHO}))*${END}`,
  `(?:tried|attempted|been trying|kept trying|keep trying)(?: again)?(?: to)? (?:call|phone|ring|reach|text|facetime|contact|get (?:(?:a ?)?hold of|through to|in touch with))(?:ing)?(?: ${WHO})?${tail(`${AFTER_WHO}|${AFTER_VERB}`)}`,
  `tried (?:him|her|them|(?:his|her|their) (?:mobile|cell|phone|landline|office|work|number))${tail(AFTER_WHO)}`,
  `(?:couldn't|could not|can't|cannot|didn't|did not|failed to|unable to|haven't been able to) (?:reach|get (?:(?:a ?)?hold of|through to)) ${WHO}${tail(AFTER_WHO)}`,
  `missed (?:each other|(?:his|her|their) calls?|(?:an? )?calls? from ${WHO})${tail(AFTER_WHO)}`,
  `(?:still )?(?:playing|played|been playing) phone tag${tail(AFTER_WHO)}`,
  `(?:left (?:${WHO} )?(?:an? )?(?:${VOICEMAIL})|lvm|lm)${tail('about|saying|asking|on (?:his|her|their)|with (?:his|her|their)|to (?:say|ask)|again|today|yesterday|last|this|earlier|and|at')}`,
].map((form) => new RegExp(`^${LEADS}${form}`, 'iu'));

/** What became of a call, or of a mail. */
const IN_VAIN =
  /\b(?:no (?:answer|luck|reply|response|joy)|(?:didn't|did not|doesn't|not) (?:answer|pick(?:ing)? up|get through)|(?:couldn't|could not) (?:reach|get through)|voice-?mail|left (?:(?:him|her|them) )?an? (?:message|msg|vm)|(?:got|reached|just) (?:an? |the |his |her |their )?(?:answering )?machine|line (?:was |is )?(?:busy|engaged|dead)|nobody home|no ?one (?:home|in)|(?:try|trying) (?:again|later))\b/i;
const BOUNCED = /^[^.!]{0,60}\b(?:bounced|came back undeliver\w+)\b/i;
/** They spoke after all. */
const REACHED =
  /\b(?:(?:called|rang|phoned|texted|wrote|got) (?:me |us )?back|(?:we|and|then|finally) (?:then |finally )?(?:spoke|talked|chatted|met|reached|got through)|caught up)\b/i;
const LONGEST_SEARCHED = 200;

/** `called, no answer`, `left a voicemail`, `tried to call`: nobody was in touch, and the silence goes on. */
export const readAttempt: ReadCommand = ({ command, verbatim }) => {
  const told = command.slice(0, LONGEST_SEARCHED);
  const how = howOf(told);
  const isInVain =
    (how === 'call' && IN_VAIN.test(told)) ||
    (how === 'message' && BOUNCED.test(told)) ||
    NOT_REACHED.some((form) => form.test(told));
  return isInVain && !REACHED.test(told)
    ? { kind: 'attempt', text: afterMark(verbatim), proposals: [] }
    : undefined;
};
