import { Temporal } from 'temporal-polyfill';
import type { BriefSection } from '../../emails/morning-brief-props.ts';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Gift } from '../circle/domain/gift.ts';
import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { sayDate } from '../circle/domain/say-day.ts';
import { giftAskedAboutOn, giftsUnheardOf, keepArrivalAsked } from './domain/arrival/arrival.ts';
import type { GivingMorning } from './show-gifts.ts';

export interface AskArrivalPorts {
  readonly contacts: Pick<ContactStore, 'changeContact'>;
}

interface Asked {
  readonly contact: Contact;
  readonly gift: Gift;
}

/**
 * Whether one gift arrived, asked of the owner alone and once in its life. That it is asked is kept before the brief goes out:
 * whoever writes this day’s brief once more finds the same question, and no other day asks it. Throws ContactNotFoundError.
 */
export async function askArrival(
  ports: AskArrivalPorts,
  { owner, people, now }: GivingMorning,
): Promise<BriefSection | undefined> {
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const asked = findAsked(people, today) ?? (await askOne(ports, people, today));
  return asked && sayQuestion(asked, today);
}

function findAsked(people: readonly Contact[], today: Temporal.PlainDate): Asked | undefined {
  for (const contact of people) {
    const gift = giftAskedAboutOn(contact, today);
    if (gift !== undefined) return { contact, gift };
  }
  return undefined;
}

async function askOne(
  { contacts }: AskArrivalPorts,
  people: readonly Contact[],
  today: Temporal.PlainDate,
): Promise<Asked | undefined> {
  const [oldest] = people
    .flatMap((contact) => giftsUnheardOf(contact, today).map((gift) => ({ contact, gift })))
    .toSorted((one, other) => (one.gift.on ?? '').localeCompare(other.gift.on ?? ''));
  if (oldest === undefined) return undefined;
  let isKept = false;
  await contacts.changeContact(oldest.contact, (stored) => {
    const kept = keepArrivalAsked(stored, oldest.gift.giftId, today);
    isKept = kept !== undefined || giftAskedAboutOn(stored, today)?.giftId === oldest.gift.giftId;
    return kept;
  });
  return isKept ? oldest : undefined;
}

function sayQuestion({ contact, gift }: Asked, today: Temporal.PlainDate): BriefSection {
  const { text, on, forWhom } = gift;
  const when = on === undefined ? '' : ` on ${sayDate(Temporal.PlainDate.from(on), today)}`;
  const whose = forWhom === undefined ? whatOneCalls(contact) : `${whatOneCalls(contact)}, for ${forWhom}`;
  return {
    title: 'On its way',
    items: [
      {
        text: `You sent ${whose}${when}: ${text.replace(/[\s.]+$/, '')}. Did it arrive?`,
        lines: [`If you know, answer “${contact.name}: arrived”. Kith asks this once, and only you.`],
      },
    ],
  };
}
