import { pickSeeded } from '../../../shared/seeded.ts';
import type { Idea, OccasionKind } from '../idea.ts';
import type { Recipient } from '../recipient.ts';
import { fillSlots, type Slots } from './fill-slots.ts';

/** How a note begins, by its occasion. From one person to another: nothing that could stand on a printed card. */
const OPENINGS: Readonly<Record<OccasionKind, readonly string[]>> = {
  birthday: ['Happy birthday, {name}.', '{name}, a very happy birthday to you.'],
  anniversary: ['Dear {name}, I have not forgotten what day it is.', 'Dear {name}, I kept this day in mind.'],
  wedding: ['Dear {name}, I am so happy for you both.'],
  'new-baby': ['Dear {name}, how lovely that there is one more of you.'],
  graduation: ['{name}, you did it.', 'Dear {name}, what a day for you.'],
  promotion: ['Dear {name}, they chose well.'],
  launch: ['{name}, it is out in the world now.', 'Dear {name}, you have really done it.'],
  achievement: ['{name}, well done.', 'Dear {name}, I was so glad to hear it.'],
  retirement: ['Dear {name}, here is to mornings of your own.'],
  move: ['Dear {name}, welcome home.'],
  'after-travel': ['Dear {name}, it is good to have you back.'],
  'thank-at-home': [
    'Dear {name}, I know who carried the last few weeks at home.',
    'Dear {name}, everybody thanks {contact}, and I should like to thank you.',
  ],
  'just-because': [
    'Dear {name}, there is no occasion; I simply thought of you.',
    'Dear {name}, this is for no reason at all.',
  ],
  illness: ['Dear {name}, I am thinking of you.'],
  bereavement: ['Dear {name}, I am so sorry.'],
  remembrance: ['Dear {name}, I am thinking of you these days.'],
  'hard-time': ['Dear {name}, I am thinking of you.'],
};

const PET_OPENINGS = ['For {name}, and for everybody who belongs to {name}.'] as const;
const HOME_OPENINGS = ['For {name}, who shared {contact} with the rest of us these weeks.'] as const;

/** Three lines, to write by hand. `seed`: what the choice among openings hangs on. */
export function writeNote(
  { note }: Pick<Idea, 'note'>,
  occasion: OccasionKind,
  { kinds }: Pick<Recipient, 'kinds'>,
  slots: Slots,
  seed: string,
): readonly string[] {
  const opening = pickSeeded(openingsFor(occasion, kinds), seed, occasion) ?? 'Dear {name},';
  return [opening, ...note].map((line) => fillSlots(line, slots));
}

function openingsFor(occasion: OccasionKind, kinds: Recipient['kinds']): readonly string[] {
  if (kinds.includes('pet')) return PET_OPENINGS;
  const isYoung = kinds.some((kind) => kind === 'child' || kind === 'teen');
  return occasion === 'thank-at-home' && isYoung ? HOME_OPENINGS : OPENINGS[occasion];
}
