import { type ReadCommand, unclear } from './said.ts';

const SEND =
  /^(?:(?:go ahead|looks good|perfect|great|good)(?: and|,)? )?send(?: (?:it|the (?:draft|letter|check-in)|draft|it as it is|it as is|as it is|as is))?(?: now)?$/;
const SKIP =
  /^(?:pass|(?:skip|ignore)(?: (?:it|this|this one|this time|this turn|that|him|her|them|for now|the draft|draft|today))?)$/;
const STOP = /^stop$/;
const STOP_ALL =
  /^(?:stop (?:all|everything|all mails?|all emails?|all of (?:it|this)|these mails?|these emails?|the mails?|mailing me|emailing me|mailing|the briefs?)|unsubscribe(?: me)?)$/;
const START =
  /^start(?: (?:again|all|everything|over|the mails?|these mails?|mailing(?: me)?(?: again)?|the briefs?(?: again)?))?$/;
const HELP =
  /^(?:help\??|\?+|commands|what can i (?:write|say|do)(?: here)?\??|how does (?:this|it) work\??)$/;
const YES =
  /^(?:yes|y|yep|yup|ya|yeah|sure|yes do|correct|right|that's right|keep|keep (?:it|them|that|both|all)|save|save (?:it|them|that)|ok|okay|please)$/;
const NO = /^(?:no|n|nope|❌|👎|don't|do not|no don't|leave it|don't keep (?:it|that)|not that)$/;
const APPROVAL =
  /^(?:approved|looks good(?: to me)?|lgtm|go ahead|good to go|go|ship it|do it|send (?:the |this |that |my )?(?:e-?mail|mail|message|note|one|version|this|that))$/;
const DOUBTFUL_SEND = [
  /^(?:please )?send(?: it)?[.,;!:–—]+\s*\S/i,
  /(?:[.,;!]|\band|\s-)\s+(?:please |then )?send(?: it)?$/,
];

/** Words that act outside of the house are read where they are all that the line says; everything longer is a note. */
export const readSingleWord: ReadCommand = ({ word, verbatim }) => {
  if (SEND.test(word)) return { kind: 'send' };
  if (STOP.test(word) || STOP_ALL.test(word)) return { kind: 'stop' };
  if (START.test(word)) return { kind: 'start' };
  if (SKIP.test(word)) return { kind: 'skip' };
  if (CARD.test(word)) return { kind: 'card' };
  return HELP.test(word) ? { kind: 'help' } : readRemark(word, verbatim);
};

/** Whether it means all of Kith's mail, whoever the line stands under. */
export const isStopAll = (word: string): boolean => STOP_ALL.test(word);

/** `stop nudging me about Ruth`, `remove her`: what a word of the circle does. */
export const readFarewell: ReadCommand = ({ word }) =>
  FAREWELL.test(word) ? unclear(HEAR_NO_MORE) : undefined;

const FAREWELL =
  /^(?:stop (?:nudging|reminding|asking|bothering|telling) me(?: (?:about|of) .{1,40})?|stop (?:e-?mailing|mailing|writing(?: to)?|contacting) (?:him|her|them)|(?:remove|delete|stop) (?:him|her|them|this person|this contact))$/;
const HEAR_NO_MORE =
  'To hear no more of somebody, write “do not contact”; for a while, “pause 6 months”. To end these mails, write “stop all”.';

/** `done, send`; `send, but change the date`: it may be meant, and nothing goes out on a guess. */
export const readDoubtfulSend: ReadCommand = ({ command, word, person }) => {
  if (person?.hasDraft !== true || command.length > LONGEST_DOUBT) return undefined;
  const [beginning, end] = DOUBTFUL_SEND;
  const isDoubtful = beginning?.test(command) === true || end?.test(word) === true || APPROVAL.test(word);
  return isDoubtful ? unclear(SEND_ALONE) : undefined;
};

const LONGEST_DOUBT = 200;
const SEND_ALONE =
  'Nothing went out: the word “send” has to stand on a line of its own. Your own letter can follow below it, beginning with a greeting.';

/** `yes 1, 3`, `keep 1 and 3` */
const YES_TO =
  /^(?:yes|y|keep|save),? (?:to |just |only )?(#?\d{1,2}(?:(?:, ?(?:and )?| and | & | )#?\d{1,2}){0,20})[.!]?$/;
const CARD =
  /^(?:(?:a |the |contact |the contact |their |her |his )?card|card link|link to (?:a |the |their |her |his )?card)(?: for (?:him|her|them))?$/;

function readRemark(word: string, verbatim: string): ReturnType<ReadCommand> {
  if (YES.test(word)) return { kind: 'yes' };
  // A “yes” before other words is a courtesy, which a command stands without.
  const [, numbers] = YES_TO.exec(verbatim.trim().toLowerCase()) ?? [];
  if (numbers !== undefined) return { kind: 'yes', only: (numbers.match(/\d+/g) ?? []).map(Number) };
  return NO.test(word) ? { kind: 'no' } : undefined;
}
