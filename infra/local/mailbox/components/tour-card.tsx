import { type MailboxAddress, mailboxLink } from '../mailbox-address.ts';
import { CHAPTER_COUNT, findTourStep, linkToStep, TOUR_LENGTH, type TourStep } from '../tour.ts';

/** One step of the walk through Kith, or the invitation to it. */
export function TourCard({ address }: { address: MailboxAddress }) {
  const { tour, to, mail } = address;
  const found = findTourStep(tour);
  if (tour === undefined || found === undefined) return <Invitation />;
  const { chapter, chapterNumber, step, stepNumber } = found;
  const isLast = tour === TOUR_LENGTH;
  return (
    <section className="tour" aria-labelledby="tour-title">
      <p className="tour-count">
        {`${chapterNumber} of ${CHAPTER_COUNT}: ${chapter.title}, step ${stepNumber} of ${chapter.steps.length}`}
      </p>
      <h2 id="tour-title">{step.title}</h2>
      <p>{step.text}</p>
      <p className="tour-links">
        <PlaceLink step={step} />
        {tour > 1 && <a href={linkToStep(tour - 1, { to, mail })}>Back</a>}
        {!isLast && <a href={linkToStep(tour + 1, { to, mail })}>Next</a>}
        <a href={mailboxLink({ to, mail })}>{isLast ? 'End the tour' : 'Leave the tour'}</a>
      </p>
    </section>
  );
}

function Invitation() {
  return (
    <p className="tour-invitation">
      New here? <a href={linkToStep(1, {})}>Take the tour</a>: {CHAPTER_COUNT} short chapters, five minutes.
    </p>
  );
}

function PlaceLink({ step }: { step: TourStep }) {
  if (step.page === undefined) {
    return (
      <a className="primary" href={`#${step.place}`}>
        {step.linkText}
      </a>
    );
  }
  return (
    <a className="primary" href={step.page} target="_blank" rel="noreferrer">
      {step.linkText} <span className="hidden">(in a new tab)</span>
    </a>
  );
}
