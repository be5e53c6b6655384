import type { ParsedMail } from 'mailparser';
import { daysBefore } from '../../infra/local/demo/demo-moments.ts';
import { drawPerson } from '../../infra/local/demo/demo-person.ts';
import type { DemoJourney } from './demo-journey.ts';

const CADENCE_DAYS = 45;

/** Somebody whose letter is drafted on the morning `inDays` days after the demo's first one. */
export async function addFriend(journey: DemoJourney, firstName: string, inDays: number): Promise<void> {
  const { contact, timeline } = drawPerson(
    {
      contactId: `${firstName.toLowerCase()}aaaaaaaaaaaaaaaa`.slice(0, 16),
      name: `${firstName} Berg`,
      addresses: [addressOf(firstName)],
      cadenceDays: CADENCE_DAYS,
      timeZone: 'Asia/Tokyo', // at work while it is night or early morning in London
      checkIns: { way: 'approve' },
    },
    [
      {
        kind: 'reply',
        direction: 'inbound',
        occurredAt: daysBefore(CADENCE_DAYS + 10, '12:00'),
        text: 'We are learning Greek, slowly.',
      },
      {
        kind: 'call',
        direction: 'between',
        occurredAt: daysBefore(CADENCE_DAYS - inDays, '12:00'),
        text: 'A long call about boats.',
      },
    ],
  );
  await journey.system.world.contacts.addContact(contact);
  for (const interaction of timeline) await journey.system.world.timeline.append(interaction);
}

export const addressOf = (firstName: string): string => `${firstName.toLowerCase()}@berg.example`;

/** A draft as the owner finds it in a brief: its words, and where to say yes. */
export async function readDraft(journey: DemoJourney, firstName: string) {
  const draft = new RegExp(
    `A draft for you, to ${firstName}:\\n+([^]+?)\\n+Reply \`send\`[^]+?Write to:\\s+(\\S+@\\S+)`,
  );
  for (const { id } of await journey.listMail()) {
    const [, text, address] = draft.exec((await journey.readMail(id)).text ?? '') ?? [];
    if (text !== undefined && address !== undefined) return { words: onOneLine(text), address };
  }
  throw new Error(`No brief has a draft to ${firstName}.`);
}

export const onOneLine = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Every mail that went to an address, oldest first. */
export async function readAllMail(journey: DemoJourney, to: string): Promise<readonly ParsedMail[]> {
  const mails: ParsedMail[] = [];
  for (const { id } of await journey.listMail(to)) mails.push(await journey.readMail(id));
  return mails;
}

/** The mails to the owner that tell or pass on something about a person. */
export async function subjectsAbout(journey: DemoJourney, firstName: string): Promise<readonly string[]> {
  const subjects = (await journey.listMail()).map(({ subject }) => subject);
  return subjects.filter((subject) => subject.includes(firstName) && !subject.includes('today'));
}
