import type { Tone } from '../../../circle/domain/letter-settings.ts';

/** What a letter may begin with, besides the fact that it is about. */
export type Situation = 'birthday' | 'met' | 'talked' | 'after-silence' | 'thinking-of-you' | 'catch-up';

/** `{day}`: `12 May`. `{when}`: `in July`. Each is a whole sentence, true whenever its situation is. */
export const openings: Readonly<Record<Situation, Readonly<Record<Tone, readonly string[]>>>> = {
  birthday: {
    warm: [
      'All the best for your birthday on {day}, and a good year after it.',
      'Your birthday is on {day}: I wish you a good day, and some quiet hours of your own in it.',
    ],
    brief: ['Happy birthday for {day}!', 'All the best for your birthday on {day}.'],
    formal: [
      'My very best wishes for your birthday on {day}.',
      'May I wish you a happy birthday on {day}, and a good year after it.',
    ],
  },
  met: {
    warm: ['It was good to see you {when}.', 'I was glad to see you {when}; it was over too soon.'],
    brief: ['It was good to see you {when}.', 'Good that we met {when}.'],
    formal: ['It was a pleasure to see you {when}.', 'I was glad that we met {when}.'],
  },
  talked: {
    warm: ['It was good to talk {when}.', 'I was glad to hear your voice {when}.'],
    brief: ['It was good to talk {when}.', 'Good that we talked {when}.'],
    formal: ['It was a pleasure to speak with you {when}.', 'I was glad that we spoke {when}.'],
  },
  'after-silence': {
    warm: [
      'It has been a while, and I would like to change that.',
      'It has been too long since I wrote to you.',
      'Far too many weeks have gone by without a word of mine.',
    ],
    brief: ['It has been a while.', 'It has been too long.', 'I have been slow to write.'],
    formal: [
      'It has been some time since we were in touch.',
      'I have been meaning to write to you for a while.',
    ],
  },
  'thinking-of-you': {
    warm: ['You came to my mind this morning.', 'I was thinking of you over breakfast.'],
    brief: ['You came to my mind today.', 'I was just thinking of you.'],
    formal: ['You were in my thoughts this morning.', 'I thought of you today.'],
  },
  'catch-up': {
    warm: ['I would love to hear how you are.', 'How are you these days?'],
    brief: ['How are things?', 'How are you doing?'],
    formal: ['I hope that you are well.', 'I hope that this finds you in good spirits.'],
  },
};
