import type { Interaction } from '../../../../functions/circle/domain/interaction.ts';
import { formatDay } from '../format-moment.ts';
import type { PersonWithTimeline } from '../read-people.ts';

/** Everything that happened with a person, newest first. */
export function TimelineList({ person, timeZone }: { person: PersonWithTimeline; timeZone: string }) {
  const { interactions, hasOlder, contact } = person;
  if (interactions.length === 0) {
    return <p className="empty">Nothing yet. Reply to a mail about {contact.name}, and it begins here.</p>;
  }
  return (
    <>
      <ol className="timeline" aria-label={`Timeline of ${contact.name}`}>
        {interactions.map((interaction) => (
          <li key={`${interaction.occurredAt} ${interaction.interactionId}`}>
            <p className="timeline-when">
              <time dateTime={interaction.occurredAt}>{formatDay(interaction.occurredAt, timeZone)}</time>
              {`, ${describeKind(interaction, contact.name)}`}
            </p>
            <p className="timeline-text">{withoutEmptyLines(interaction.text)}</p>
          </li>
        ))}
      </ol>
      {hasOlder && <p className="faint">Older entries are kept; the newest are shown.</p>}
    </>
  );
}

/** A letter takes no more room than its words. */
const withoutEmptyLines = (text: string): string => text.replace(/\n\s*\n/g, '\n');

function describeKind({ kind, direction, source }: Interaction, name: string): string {
  if (source.by === 'owner-reply') return 'from your reply';
  if (kind === 'mail' || kind === 'reply')
    return direction === 'inbound' ? `mail from ${name}` : `mail to ${name}`;
  return kind === 'shout-out' ? 'praise in public' : kind;
}
