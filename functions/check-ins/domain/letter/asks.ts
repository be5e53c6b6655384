import type { Tone } from '../../../circle/domain/letter-settings.ts';
import type { ToldFact } from './told-fact.ts';

/** What a letter is about. */
export type Theme = ToldFact['kind'] | 'introduction';

/**
 * `{when}`: `in July`. `{said}`: a whole sentence of theirs with its full stop; of an interest, a noun. Each reads well
 * after any opening, and none claims what the owner may not have done.
 */
export const asks: Readonly<Record<Theme, Readonly<Record<Tone, readonly string[]>>>> = {
  news: {
    warm: [
      'You wrote {when}: “{said}” Congratulations once more; I am so glad for you. What comes after it?',
      'I keep smiling about what you wrote {when}: “{said}” Did you celebrate it properly?',
    ],
    brief: [
      'You wrote {when}: “{said}” Congratulations once more! What is next?',
      'Once more about what you wrote {when}: “{said}” Well done!',
    ],
    formal: [
      'You wrote {when}: “{said}” My sincere congratulations once more. I should be glad to hear what follows from it.',
      'Allow me to come back to what you wrote {when}: “{said}” It is richly deserved.',
    ],
  },
  kindness: {
    warm: [
      'You wrote {when}: “{said}” Thank you again; it meant a lot to me.',
      'I do not want to let this go by without another thank-you. You wrote {when}: “{said}”',
    ],
    brief: [
      'You wrote {when}: “{said}” Thank you again for that.',
      'Another thank-you for what you wrote {when}: “{said}”',
    ],
    formal: [
      'You wrote {when}: “{said}” I should like to thank you for it once more.',
      'Allow me to thank you again for what you wrote {when}: “{said}”',
    ],
  },
  joy: {
    warm: [
      'You wrote {when}: “{said}” Is it still like that? I would love to hear more of it.',
      'I remembered a line of yours, written {when}: “{said}” Tell me more, when you have a minute.',
    ],
    brief: [
      'You wrote {when}: “{said}” Is it still so?',
      'About what you wrote {when}: “{said}” I would like to hear more.',
    ],
    formal: [
      'You wrote {when}: “{said}” I should be glad to hear more about it.',
      'I remember what you wrote {when}: “{said}” Does it still give you as much pleasure?',
    ],
  },
  'plan-ahead': {
    warm: [
      'You wrote {when}: “{said}” How are things looking for that? I would love to hear.',
      'I remembered what you wrote {when}: “{said}” Is it all coming together?',
    ],
    brief: [
      'You wrote {when}: “{said}” How are things looking for that?',
      'About what you wrote {when}: “{said}” How are things looking?',
    ],
    formal: [
      'You wrote {when}: “{said}” I hope that all is going as you wish.',
      'I remember what you wrote {when}: “{said}” May I ask how things are looking?',
    ],
  },
  'plan-under-way': {
    warm: [
      'You wrote {when}: “{said}” How is that going? I would love to hear.',
      'I remembered what you wrote {when}: “{said}” How are you getting on with it?',
      'There was this in your letter, {when}: “{said}” Tell me how it is going.',
    ],
    brief: [
      'You wrote {when}: “{said}” How is that going?',
      'About what you wrote {when}: “{said}” How is it going?',
    ],
    formal: [
      'You wrote {when}: “{said}” I should be glad to hear how that is going.',
      'I remember what you wrote {when}: “{said}” May I ask how it is going?',
    ],
  },
  'plan-long-ago': {
    warm: [
      'You wrote {when}: “{said}” What has become of that? I would love to hear.',
      'I remembered what you wrote {when}: “{said}” How did you get on with it?',
    ],
    brief: [
      'You wrote {when}: “{said}” What has become of that?',
      'About what you wrote {when}: “{said}” How did you get on with it?',
    ],
    formal: [
      'You wrote {when}: “{said}” I should be glad to hear what has become of that.',
      'I remember what you wrote {when}: “{said}” May I ask how you got on with it?',
    ],
  },
  'plan-over': {
    warm: [
      'You wrote {when}: “{said}” How did that go? I would love to hear.',
      'I remembered what you wrote {when}: “{said}” How was it, in the end?',
    ],
    brief: [
      'You wrote {when}: “{said}” How did that go?',
      'About what you wrote {when}: “{said}” How was it?',
    ],
    formal: [
      'You wrote {when}: “{said}” I hope that it went well, and should be glad to hear of it.',
      'I remember what you wrote {when}: “{said}” May I ask how it went?',
    ],
  },
  interest: {
    warm: [
      'You wrote about {said} {when}. Is there anything new? I would love to hear.',
      'Your lines about {said}, {when}, have stayed with me. How are things there?',
    ],
    brief: [
      'You wrote about {said} {when}. Anything new?',
      'Anything new about {said}, since you wrote {when}?',
    ],
    formal: [
      'You wrote about {said} {when}. I should be glad to hear what is new.',
      'You mentioned {said} {when}. May I ask how things are there?',
    ],
  },
  introduction: {
    warm: [
      'You wrote about {said} {when}, and I know somebody else who cares for it. Would you like to meet? A word is enough, and I put you two in touch.',
      'Your lines about {said}, {when}, made me think of somebody I know, who would love to talk about it. Shall I introduce you?',
    ],
    brief: [
      'You wrote about {said} {when}; I know somebody else who cares for it. Shall I introduce you?',
      'One thing: I know somebody else who cares for {said}, of which you wrote {when}. Would you like an introduction?',
    ],
    formal: [
      'You wrote about {said} {when}, and I know somebody else to whom it matters. I should be glad to introduce you, if you wish.',
      'May I introduce you to somebody who cares for {said}, of which you wrote {when}?',
    ],
  },
};
