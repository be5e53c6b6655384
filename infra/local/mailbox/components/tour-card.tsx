import { type MailboxAddress, mailboxLink } from '../mailbox-address.ts';
import { findTourStep, TOUR_LENGTH } from '../tour.ts';

/** One step of the walk through Kith, or the invitation to it. */
export function TourCard({ address }: { address: MailboxAddress }) {
  if (address.tour === undefined) {
    return (
      <p className="tour-invitation">
        New here? <a href={mailboxLink({ tour: 1 })}>Take the tour</a>: {TOUR_LENGTH} steps, two minutes.
      </p>
    );
  }
  const found = findTourStep(address.tour);
  if (found === undefined) return null;
  const { chapter, step } = found;
  const link = (tour: number | undefined) => mailboxLink({ to: address.to, mail: address.mail, tour });
  return (
    <section className="tour" aria-labelledby="tour-title">
      <p className="tour-count">
        {chapter.title}: step {address.tour} of {TOUR_LENGTH}
      </p>
      <h2 id="tour-title">{step.title}</h2>
      <p>{step.text}</p>
      <p className="tour-links">
        <a className="primary" href={`#${step.place}`}>
          {step.linkText}
        </a>
        {address.tour > 1 && <a href={link(address.tour - 1)}>Back</a>}
        {address.tour < TOUR_LENGTH && <a href={link(address.tour + 1)}>Next</a>}
        <a href={link(undefined)}>{address.tour < TOUR_LENGTH ? 'Leave the tour' : 'End the tour'}</a>
      </p>
    </section>
  );
}
