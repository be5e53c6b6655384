import type { Owner } from '../../../../functions/circle/domain/owner.ts';
import type { Person, PersonWithTimeline } from '../read-people.ts';
import { describeDue, describeRole, PersonDetails } from './person-card.tsx';

interface Circle {
  readonly owner: Owner;
  readonly people: readonly Person[];
}

/** Everybody, circle by circle. */
export function PeopleList({ circles, limit }: { circles: readonly Circle[]; limit: number }) {
  return (
    <div className="column">
      <h1>People</h1>
      {circles.length === 0 && (
        <p className="empty">No circle yet. Import one: npm run kith -- import your-people.csv</p>
      )}
      {circles.map(({ owner, people }) => (
        <section key={owner.ownerId} aria-label={`The circle of ${owner.name}`}>
          <h2>The circle of {owner.name}</h2>
          {people.length === 0 && (
            <p className="empty">Nobody yet. Import some people: npm run kith -- import your-people.csv</p>
          )}
          <ul className="circle">
            {people.map((person) => (
              <li key={person.contact.contactId}>
                <a className="person-name" href={`/_local/people/${person.contact.contactId}`}>
                  {person.contact.name}
                </a>
                <p className="person-role">{describeRole(person.contact)}</p>
                <p>{describeDue(person, owner.timeZone)}</p>
              </li>
            ))}
          </ul>
          {people.length === limit && <p className="faint">The first {limit} are shown.</p>}
        </section>
      ))}
    </div>
  );
}

export function PersonPage({ person, timeZone }: { person: PersonWithTimeline; timeZone: string }) {
  const { contact } = person;
  const role = describeRole(contact);
  return (
    <article className="column" aria-labelledby="person-title">
      <h1 id="person-title">{contact.name}</h1>
      {role && <p className="person-role">{role}</p>}
      <PersonDetails person={person} timeZone={timeZone} />
    </article>
  );
}
