import { Temporal } from 'temporal-polyfill';
import type { BriefSection } from '../../emails/morning-brief-props.ts';
import type { ContactStore } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { findGaps } from './domain/gaps/find-gaps.ts';
import { keepAsked, questionOfTheWeek, type WeeklyQuestion } from './domain/gaps/question-of-the-week.ts';
import type { GivingMorning } from './show-gifts.ts';

export interface AskGapPorts {
  readonly owners: Pick<OwnerStore, 'changeOwner'>;
  readonly contacts: Pick<ContactStore, 'changeContact'>;
}

/**
 * One gentle question a week about somebody close who comes up anyway. That it is asked is kept before the brief goes out, on the
 * contact and then on the owner: whoever writes this day’s brief once more finds the same question. Throws
 * ContactNotFoundError, OwnerNotFoundError.
 */
export async function askGap(ports: AskGapPorts, morning: GivingMorning): Promise<BriefSection | undefined> {
  const { owner, people, now } = morning;
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const asked = findAskedToday(people, today);
  const question = asked ?? findQuestion(morning, today);
  if (question === undefined) return undefined;
  const { contact, gapId } = question;
  const on = today.toString();
  if (asked === undefined)
    await ports.contacts.changeContact(contact, (stored) => keepAsked(stored, gapId, today));
  if (owner.gapAskedOn !== on) {
    await ports.owners.changeOwner(owner.ownerId, (stored) => ({ ...stored, gapAskedOn: on }));
  }
  return sayQuestion(question);
}

function findAskedToday(people: readonly Contact[], today: Temporal.PlainDate): WeeklyQuestion | undefined {
  const on = today.toString();
  for (const contact of people) {
    const asked = contact.askedGaps.find((each) => each.on === on);
    const gap = asked && findGaps(contact).find(({ gapId }) => gapId === asked.gapId);
    if (gap !== undefined) return { contact, ...gap };
  }
  return undefined;
}

function findQuestion(
  { owner, people }: GivingMorning,
  today: Temporal.PlainDate,
): WeeklyQuestion | undefined {
  const day = Temporal.PlainDate.from;
  const ofContacts = people.flatMap(({ contactId, askedGaps }) =>
    askedGaps.map(({ gapId, on }) => ({ contactId, gapId, on: day(on) })),
  );
  const ofOwner =
    owner.gapAskedOn === undefined ? [] : [{ contactId: '', gapId: '', on: day(owner.gapAskedOn) }];
  return questionOfTheWeek(people, [...ofContacts, ...ofOwner], today);
}

const sayQuestion = ({ contact, question, answerLike }: WeeklyQuestion): BriefSection => ({
  title: 'One question, if you like',
  items: [
    {
      text: question,
      lines: [`A line is enough: “${contact.name}: ${answerLike}”. No answer is fine, too.`],
    },
  ],
});
