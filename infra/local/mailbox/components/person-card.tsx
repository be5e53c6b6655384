import type { Draft } from '../../../../functions/check-ins/domain/draft.ts';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import type { LovedOne } from '../../../../functions/circle/domain/loved-one.ts';
import { birthdayOf } from '../../../../functions/circle/domain/occasion.ts';
import type { PartialDate } from '../../../../functions/circle/domain/partial-date.ts';
import type { Suppression } from '../../../../functions/delivery/domain/suppression.ts';
import { formatDay } from '../format-moment.ts';
import type { Person, PersonWithTimeline } from '../read-people.ts';
import { TimelineList } from './timeline-list.tsx';

const DRAFT_STATES: Record<Draft['status'], string> = {
  open: 'waits for the owner’s word',
  approved: 'is on its way',
  sent: 'went out',
  unknown: 'may have gone out; Kith waits to hear',
  blocked: 'could not go out',
  skipped: 'was dropped',
};

const REASONS: Record<Suppression['reason'], string> = {
  'hard-bounce': 'mail came back for good',
  complaint: 'it was marked as spam',
  'asked-to-stop': 'they asked for it',
  'in-memory': 'they are in memory',
};

const MONTHS = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** What is known of a person, and everything that happened. */
export function PersonDetails({ person, timeZone }: { person: PersonWithTimeline; timeZone: string }) {
  const { contact } = person;
  const birthday = birthdayOf(contact);
  return (
    <>
      <p className="due">{describeDue(person, timeZone)}</p>
      <dl className="facts">
        <Fact label="Loved ones" lines={contact.lovedOnes.map(describeLovedOne)} />
        <Fact label="Likes" lines={contact.interests.length > 0 ? [contact.interests.join(', ')] : []} />
        <Fact label="Good to know" lines={contact.notes} />
        <Fact label="Birthday" lines={birthday ? [describeDate(birthday)] : []} />
        <Fact label="Writes from" lines={contact.addresses} />
        <Fact label="Check-ins" lines={describeCheckIns(person, timeZone)} />
        <Fact
          label="Not written to"
          lines={person.suppressed.map((entry) => describeSuppression(entry, timeZone))}
        />
      </dl>
      <TimelineList person={person} timeZone={timeZone} />
    </>
  );
}

/** `Design director at Fjordlight` */
export function describeRole({ role, company }: Contact): string | undefined {
  if (role && company) return `${role} at ${company}`;
  return role ?? company;
}

/** When the person is due next, and how that comes, in one line. */
export function describeDue({ contact, dueAt, isDue }: Person, timeZone: string): string {
  if (dueAt === undefined) return 'No rhythm set, so Kith never nudges about them.';
  const day = formatDay(dueAt, timeZone);
  if (contact.pause !== undefined && contact.pause.until >= dueAt) {
    return `Left in peace until ${day}. ${contact.pause.reason ?? ''}`.trim();
  }
  return `Due ${isDue ? 'since' : 'on'} ${day}; you aim for every ${contact.cadenceDays} days.`;
}

function describeCheckIns({ contact, draft }: PersonWithTimeline, timeZone: string): readonly string[] {
  if (draft === undefined) return contact.checkIns ? ['Kith drafts one when they are due.'] : [];
  return [`The draft of ${formatDay(draft.writtenAt, timeZone)} ${DRAFT_STATES[draft.status]}.`];
}

function describeSuppression(
  { address, suppression: { reason, scope, since } }: PersonWithTimeline['suppressed'][number],
  timeZone: string,
): string {
  const what = scope === 'all' ? 'no mail' : 'no newsletter';
  return `${address} gets ${what} since ${formatDay(since, timeZone)}: ${REASONS[reason]}.`;
}

function Fact({ label, lines }: { label: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      {lines.map((line) => (
        <dd key={line}>{line}</dd>
      ))}
    </div>
  );
}

function describeLovedOne({ name, relation, occasions, notes }: LovedOne): string {
  const birthday = birthdayOf({ occasions });
  const who = `${name}, ${relation}${birthday ? ` (${describeDate(birthday)})` : ''}`;
  return notes.length === 0 ? who : `${who}: ${notes.join('. ')}`;
}

function describeDate({ day, month, year }: PartialDate): string {
  const monthName = MONTHS.format(Date.UTC(2000, month - 1));
  return year === undefined ? `${day} ${monthName}` : `${day} ${monthName} ${year}`;
}
