import type { PersonWithTimeline } from '../read-people.ts';
import { describeRole, PersonDetails } from './person-card.tsx';

interface PeopleOfMailProps {
  readonly people: readonly PersonWithTimeline[];
  readonly timeZone: string;
}

/** Who a mail is about: the first one in full, the others a press away. */
export function PeopleOfMail({ people, timeZone }: PeopleOfMailProps) {
  return (
    <aside className="people" id="people" aria-labelledby="people-title">
      <h2 id="people-title">Who it is about</h2>
      {people.length === 0 && (
        <p className="empty">Choose a mail about somebody, and what Kith knows of them appears here.</p>
      )}
      {people.map((person, index) => (
        <details key={person.contact.contactId} className="person" open={index === 0}>
          <summary>
            <span className="person-name">{person.contact.name}</span>
            <span className="person-role">{describeRole(person.contact)}</span>
          </summary>
          <PersonDetails person={person} timeZone={timeZone} />
          <p>
            <a href={`/_local/people/${person.contact.contactId}`}>All about {person.contact.name}</a>
          </p>
        </details>
      ))}
    </aside>
  );
}
