import type { Draft } from '../../../../functions/check-ins/domain/draft.ts';
import type { Contact } from '../../../../functions/circle/domain/contact.ts';
import { sayDate, sayDays } from '../../../../functions/circle/domain/say-facts.ts';
import { isPresent } from '../../../../functions/circle/domain/standing.ts';
import type { Suppression } from '../../../../functions/delivery/domain/suppression.ts';
import { formatDay } from '../format-moment.ts';
import type { Person, PersonWithTimeline } from '../read-people.ts';
import { factsOf } from './person-facts.tsx';
import { TimelineList } from './timeline-list.tsx';

const DRAFT_STATES: Record<Draft['status'], string> = {
  open: 'waits for the owner’s word',
  approved: 'is on its way',
  sent: 'went out',
  unknown: 'may have gone out; Kith waits to hear',
  blocked: 'could not go out',
  skipped: 'was dropped',
  used: 'was not needed: the owner wrote themselves',
};

const REASONS: Record<Suppression['reason'], string> = {
  'hard-bounce': 'mail came back for good',
  'soft-bounces': 'mail came back three times of five',
  complaint: 'it was marked as spam',
  'asked-to-stop': 'they asked for it',
  'in-memory': 'they are in memory',
};

/** What is known of a person, and everything that happened. */
export function PersonDetails({ person, timeZone }: { person: PersonWithTimeline; timeZone: string }) {
  const { contact } = person;
  const facts = [
    ...factsOf(contact),
    ['Check-ins', describeCheckIns(person, timeZone)] as const,
    ['Not written to', describeSuppressions(person, timeZone)] as const,
  ];
  return (
    <>
      <p className="due">{describeDue(person, timeZone)}</p>
      <dl className="facts">
        {facts.map(([label, lines]) => (
          <Fact key={label} label={label} lines={lines} />
        ))}
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

/** When the person is due next, and how that comes, in one line; for whoever is in memory, that. */
export function describeDue({ contact, dueAt, isDue, aimDays }: Person, timeZone: string): string {
  const { inMemory, doNotContact, pause } = contact;
  if (inMemory) return describeMemory(inMemory);
  if (doNotContact) return `You leave them alone. ${doNotContact.reason ?? ''}`.trim();
  if (dueAt === undefined) return 'No rhythm set, so Kith never nudges about them.';
  const day = formatDay(dueAt, timeZone);
  if (pause !== undefined && pause.until >= dueAt) {
    return `Left in peace until ${day}. ${pause.reason ?? ''}`.trim();
  }
  const aim = aimDays === undefined ? 'no rhythm set' : `you aim for every ${sayDays(aimDays)}`;
  return `Due ${isDue ? 'since' : 'on'} ${day}; ${aim}.`;
}

function describeMemory({ diedOn, remembersAnniversaries }: NonNullable<Contact['inMemory']>): string {
  const died = diedOn ? ` since ${sayDate(diedOn)}` : '';
  return `In memory${died}. What you shared stays here${remembersAnniversaries ? ', and Kith remembers their days with you' : ''}.`;
}

function describeCheckIns({ contact, draft }: PersonWithTimeline, timeZone: string): readonly string[] {
  if (!isPresent(contact)) return [];
  if (draft === undefined) return isDraftedFor(contact) ? ['Kith drafts one when they are due.'] : [];
  return [`The draft of ${formatDay(draft.writtenAt, timeZone)} ${DRAFT_STATES[draft.status]}.`];
}

const isDraftedFor = ({ checkIns }: Contact): boolean =>
  checkIns?.way !== undefined && checkIns.way !== 'off';

/** Of somebody in memory it goes without saying. */
function describeSuppressions(
  { contact, suppressed }: PersonWithTimeline,
  timeZone: string,
): readonly string[] {
  if (contact.inMemory) return [];
  return suppressed.map(({ address, suppression: { reason, scope, since } }) => {
    const what = scope === 'all' ? 'no mail' : 'no newsletter';
    return `${address} gets ${what} since ${formatDay(since, timeZone)}: ${REASONS[reason]}.`;
  });
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
