import { isPrivate } from '../../../circle/domain/tact.ts';
import { pickSeeded } from '../../../shared/seeded.ts';

interface PraiseInput {
  /** In full, as the public knows them. */
  readonly name: string;
  /** What they achieved, as the owner wrote it or a news alert said: `Her library in Hull won the Northern Building Prize.` */
  readonly achievement: string;
  /** Told by the contact, in a reply or a call: never public, whatever it is. */
  readonly wasToldInPrivate: boolean;
}

/** Why there is no draft: a sentence for the owner. */
export interface NoPraise {
  readonly refused: string;
}

export interface Praise {
  /** About them and their work only. */
  readonly text: string;
}

/** Whoever is praised in public is praised for their work: nobody’s family belongs there. */
const FAMILY =
  /\b(?:husband|wife|spouse|partner of|fianc[eé]e?|boyfriend|girlfriend|sons?|daughters?|child(?:ren)?|kids?|bab(?:y|ies)|mother|father|mum|mom|dad|parents?|sister|brother|grand\w+|family|married|wedding|engaged|engagement|birthday|anniversary|home life|twins|christening)\b/i;
const OWNER = /\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]urs?)\b/;

const CLOSINGS = [
  'It is well worth a look.',
  'Years of care went into this, and it shows.',
  'If you do not know this work yet, now is the moment.',
  'Good work, done quietly and for a long time.',
] as const;

/** A draft of public praise, about them and never about the owner; or a sentence on why there is none. */
export function writePraise({ name, achievement, wasToldInPrivate }: PraiseInput): Praise | NoPraise {
  const line = achievement.replace(/\s+/g, ' ').trim();
  if (line === '') return { refused: `What did ${name} achieve? One line is enough.` };
  if (wasToldInPrivate)
    return { refused: `${name} told you this in private. Ask first whether it may be told.` };
  if (isPrivate(line) || FAMILY.test(line))
    return {
      refused: 'This touches on family, health or something private, which Kith keeps out of public praise.',
    };
  if (OWNER.test(line)) return { refused: `Say it without yourself in it: what did ${name} do?` };
  const closing = pickSeeded(CLOSINGS, name, line) ?? CLOSINGS[0];
  return { text: `${headline(name, line)} ${closing}` };
}

const VERB =
  /^(?:has |have |just )*(?:won|wins|launched|launches|published|publishes|opened|opens|released|releases|finished|completed|built|founded|received|receives|got|was|is|has|spoke|speaks|gave|gives|raised|ran|made|wrote|designed|earned|started|joined|became|showed|shows|sold|reached|led|leads|set|broke)\b/i;

/** `for the talk in Oslo`, `to her for the launch` */
const FOR = /^(?:to [\p{L}’'-]+(?: [\p{L}’'-]+){0,2} )?for (?=\S)/iu;

function headline(name: string, line: string): string {
  const sentence = /[.!?…]$/.test(line) ? line : `${line}.`;
  const [thanks] = FOR.exec(sentence) ?? [];
  if (thanks !== undefined) return `Hats off to ${name} for ${sentence.slice(thanks.length)}`;
  const own = /^(?:her|his|their)\s+/i.exec(sentence)?.[0];
  if (own !== undefined) {
    const rest = `${possessive(name)} ${sentence.slice(own.length)}`;
    return hasVerb(sentence) ? rest : `Worth your time: ${rest}`;
  }
  const subject = /^(?:she|he|they)(?:[’']s)?\s+/i.exec(sentence)?.[0];
  if (subject !== undefined) return `${name} ${sentence.slice(subject.length)}`;
  if (VERB.test(sentence)) return `${name} ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  return sentence.toLowerCase().includes(name.toLowerCase()) ? sentence : `${name}: ${sentence}`;
}

const hasVerb = (sentence: string): boolean => sentence.split(' ').some((word) => VERB.test(word));

const possessive = (name: string): string => `${name}’s`;
