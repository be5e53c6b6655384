import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { occasionsAhead } from '../../../functions/circle/domain/occasions-ahead.ts';
import { reverseOf } from '../../../functions/circle/domain/relations.ts';
import { EXIT_CODE } from '../cli-errors.ts';
import type { Command } from '../command.ts';
import { wronglyAsked } from '../command-line.ts';
import { findContact } from '../find-people.ts';
import { toJson } from '../output.ts';
import { personText } from '../person-output.ts';

const NEWEST_ENTRIES = 5;
const SOON_DAYS = 60;

/** `show NAME` */
export const showCommand: Command = async ({ circle, terminal, operands, json, findOwner }) => {
  const asked = operands.join(' ').trim();
  if (asked === '') throw wronglyAsked('show needs a name or an address.');
  const owner = await findOwner();
  const contact = await findContact(circle.contacts, owner.ownerId, asked);
  const { interactions, olderCursor } = await circle.timeline.read(contact, { limit: NEWEST_ENTRIES });
  const now = circle.clock.now();
  const today = now.toZonedDateTimeISO(owner.timeZone).toPlainDate();
  const [nextDay] = occasionsAhead(contact, today, SOON_DAYS, owner.leapDayRule);
  terminal.print(
    json
      ? toJson({ contact: withReverses(contact), interactions, olderCursor })
      : personText({ contact, interactions, hasOlder: olderCursor !== undefined, nextDay }, owner, now),
  );
  return EXIT_CODE.done;
};

/** With what the contact is to each loved one, where the relation says it. */
const withReverses = (contact: Contact) => ({
  ...contact,
  lovedOnes: contact.lovedOnes.map((each) => ({
    ...each,
    reverseRelation: each.reverseRelation ?? reverseOf(each.relation),
  })),
});
