import type { Topic } from './topics/topic-words.ts';

/** What a gift is for. `thank-at-home`: the one who carried a contact’s travel, launch or hard project without being seen. */
export const OCCASION_KINDS = [
  'birthday',
  'anniversary',
  'wedding',
  'new-baby',
  'graduation',
  'promotion',
  'launch',
  'achievement',
  'retirement',
  'move',
  'after-travel',
  'thank-at-home',
  'just-because',
  'illness',
  'bereavement',
  'remembrance',
  'hard-time',
] as const;

export type OccasionKind = (typeof OCCASION_KINDS)[number];

/** What somebody is, as far as a gift is concerned. `relative`: anybody else whom the contact holds dear, grown up. */
export type RelationKind =
  | 'contact'
  | 'partner'
  | 'child'
  | 'teen'
  | 'parent'
  | 'relative'
  | 'pet'
  | 'household';

export type GiftForm = 'thing' | 'food' | 'help' | 'time' | 'introduction' | 'praise';

/** In whole units of the owner’s own currency. */
export type PriceBand = 'free' | 'under-25' | '25-75' | '75-200' | '200-plus';

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** What somebody may be allergic to, abstain from, or not be able to live with. */
export type Content =
  | 'alcohol'
  | 'nuts'
  | 'gluten'
  | 'dairy'
  | 'egg'
  | 'meat'
  | 'fish'
  | 'honey'
  | 'sugar'
  | 'caffeine'
  | 'flowers'
  | 'fragrance'
  | 'wool'
  | 'leather';

/** One thing to give, do or say. Its texts may hold `{name}` (whom it is for), `{contact}` and `{interest}`. */
export interface Idea {
  readonly id: string;
  /** Of a kind a household is given one, ever. */
  readonly kind: string;
  readonly form: GiftForm;
  /** One sentence, said to the owner. */
  readonly what: string;
  /** Why it is good, as it goes on after a colon: `nobody has a hand free to cook`. */
  readonly why: string;
  /** Only for somebody who cares for one of them. Absent: for anybody of these relations. */
  readonly topics?: readonly Topic[];
  readonly occasions: readonly OccasionKind[];
  readonly relations: readonly RelationKind[];
  readonly price: PriceBand;
  /** To find, order or make it. Absent: 0, it can be done today. */
  readonly makingDays?: number;
  /** On its way by post. Absent: 0, it is handed over, said or sent by wire. */
  readonly shippingDays?: number;
  readonly contains?: readonly Content[];
  /** Absent: all year. In the northern half of the world. */
  readonly seasons?: readonly Season[];
  /** In whole years, both included. Absent: as the relation says. */
  readonly ages?: readonly [from: number, to: number];
  /** Words by which a gift of this kind is known in what an owner wrote. */
  readonly signs: readonly string[];
  /** How to make it theirs: one sentence. */
  readonly personal: string;
  /** The second and third line of the note, to write by hand; the first one belongs to the occasion. */
  readonly note: readonly [string, string];
}
