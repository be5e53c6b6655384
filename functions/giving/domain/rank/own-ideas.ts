import type { Temporal } from 'temporal-polyfill';
import type { Contact } from '../../../circle/domain/contact.ts';
import { formerPartnerIn } from '../../../circle/domain/former-partners.ts';
import { sayDate } from '../../../circle/domain/say-day.ts';
import { fromIsoInstant } from '../../../shared/iso-instant.ts';
import { isDrink, speaksAgainstAlcohol } from '../avoid/abstinence.ts';
import { kindsGiven } from '../given-kinds.ts';
import { deadlinesOf, notBefore } from '../lead-time.ts';
import type { RankedIdea } from './ranked-idea.ts';

/** Kith cannot know how long the owner’s own idea takes; so much is usual, and none is left out for being late. */
const USUAL_LEAD = { makingDays: 3, shippingDays: 4 } as const;

interface Asked {
  readonly today: Temporal.PlainDate;
  readonly on: Temporal.PlainDate;
  readonly kindsGivenBefore: ReadonlySet<string>;
}

/** What the owner thought of for this person and has not yet done, oldest first. `forWhom`: a loved one’s name. */
export function listOwnIdeas(
  contact: Contact,
  forWhom: string | undefined,
  { today, on, kindsGivenBefore }: Asked,
): readonly RankedIdea[] {
  const isTheirs = (name: string | undefined) => name?.toLowerCase() === forWhom?.toLowerCase();
  return contact.gifts
    .filter(
      (gift) =>
        gift.stage === 'idea' && isTheirs(gift.forWhom) && formerPartnerIn(contact, gift.text) === undefined,
    )
    .map((gift, place) => {
      const since = fromIsoInstant(gift.addedAt).toZonedDateTimeISO('UTC').toPlainDate();
      const caution = cautionFor(gift.text, contact, kindsGivenBefore);
      return {
        source: 'own',
        giftId: gift.giftId,
        form: 'own',
        what: gift.link === undefined ? gift.text : `${gift.text} (${gift.link})`,
        why: `You thought of it yourself on ${sayDate(since, today)}.`,
        ...notBefore(deadlinesOf(USUAL_LEAD, on), today),
        score: OWN_FIRST - place,
        ...(caution !== undefined && { caution }),
      };
    });
}

/** Above whatever the catalogue can reach. */
const OWN_FIRST = 1000;

function cautionFor(text: string, contact: Contact, given: ReadonlySet<string>): string | undefined {
  if (isDrink(text) && speaksAgainstAlcohol(contact))
    return 'Something that you noted speaks against alcohol in this house.';
  return [...kindsGiven([text])].some((kind) => given.has(kind))
    ? 'Something very like it was given to this house before.'
    : undefined;
}
