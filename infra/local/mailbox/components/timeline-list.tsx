import type { Interaction } from '../../../../functions/circle/domain/interaction.ts';
import { formatDay } from '../format-moment.ts';
import type { PersonWithTimeline, ShownInteraction } from '../read-people.ts';

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
            <Attachments interaction={interaction} />
            <EarlierWords interaction={interaction} timeZone={timeZone} />
          </li>
        ))}
      </ol>
      {hasOlder && <p className="faint">Older entries are kept; the newest are shown.</p>}
    </>
  );
}

/** Files that came with a mail: what they are called, and how big they are. */
function Attachments({ interaction: { attachments = [] } }: { interaction: ShownInteraction }) {
  if (attachments.length === 0) return null;
  const said = attachments.map(
    ({ filename, contentType, sizeBytes }) => `${filename ?? contentType} (${describeSize(sizeBytes)})`,
  );
  return <p className="timeline-files">With {said.join(', ')}</p>;
}

function EarlierWords({ interaction, timeZone }: { interaction: ShownInteraction; timeZone: string }) {
  const { earlierTexts } = interaction;
  if (earlierTexts.length === 0) return null;
  return (
    <details className="timeline-earlier">
      <summary>Edited; it said something else before</summary>
      {earlierTexts.map(({ text, replacedAt }) => (
        <p key={replacedAt}>
          Until {formatDay(replacedAt, timeZone)}: <span>{withoutEmptyLines(text)}</span>
        </p>
      ))}
    </details>
  );
}

/** `3 KB`, `1.2 MB` */
function describeSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A letter takes no more room than its words. */
const withoutEmptyLines = (text: string): string => text.replace(/\n\s*\n/g, '\n');

function describeKind({ kind, direction, source }: Interaction, name: string): string {
  if (source.by === 'owner-reply') return 'from your reply';
  if (source.by === 'copy') return 'from your copy';
  if (kind === 'mail' || kind === 'reply')
    return direction === 'inbound' ? `mail from ${name}` : `mail to ${name}`;
  return kind === 'shout-out' ? 'praise in public' : kind;
}
