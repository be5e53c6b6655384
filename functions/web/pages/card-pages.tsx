import type { CardProblems, TypedCard } from '../read-card.ts';
import { CardForm } from './card-form.tsx';
import { Page } from './page.tsx';

interface CardPageProps {
  /** In full: who asks. */
  readonly ownerName: string;
  readonly ownerGreetingName: string;
  readonly typed?: TypedCard;
  readonly problems?: CardProblems;
  /** The card came back without a word. */
  readonly isEmpty?: boolean;
}

/** A blank card. It shows nothing of the contact, so that a link that is passed on gives nothing away. */
export function CardPage(props: CardPageProps) {
  const { ownerName, ownerGreetingName, typed = {}, problems = {}, isEmpty = false } = props;
  return (
    <Page title={`A card for ${ownerName}`} label="A few lines about you">
      <p>
        {ownerName} would like to remember the days that matter to you, write to you where you are, and choose
        a present that you will enjoy.
      </p>
      <p>
        Fill in what you like and leave the rest empty. Only {ownerGreetingName} sees it, and it is used for
        nothing else.
      </p>
      {isEmpty && (
        <p className="wrong" role="alert">
          The card is still blank. A single line is enough; or close this page, and nothing is passed on.
        </p>
      )}
      {Object.keys(problems).length > 0 && (
        <p className="wrong" role="alert">
          Something could not be read. It is marked below; the rest is as you wrote it.
        </p>
      )}
      <CardForm typed={typed} problems={problems} />
      <p className="small">
        {ownerGreetingName} keeps an address book with Kith, and reads your card before anything of it is kept
        there. To have something taken out again, a word to {ownerGreetingName} is enough.
      </p>
    </Page>
  );
}

export function CardThanksPage({ ownerGreetingName }: { readonly ownerGreetingName: string }) {
  return (
    <Page title="Thank you" label="A few lines about you">
      <p>Your card is on its way to {ownerGreetingName}, and this link has done its work.</p>
      <p>
        Something to add or to put right? Just tell {ownerGreetingName}; there is nothing more to do here.
      </p>
    </Page>
  );
}

interface AskKeepPageProps {
  readonly name: string;
  /** `birthday 4 May 1980, was 5 May`, a thing each. */
  readonly lines: readonly string[];
}

/** For the owner; opening it keeps nothing. */
export function AskKeepPage({ name, lines }: AskKeepPageProps) {
  return (
    <Page title={`Keep what ${name} wrote?`}>
      <p>With one press, this is known of {name}:</p>
      <Lines lines={lines} />
      <form method="post">
        <button type="submit">Keep all of it</button>
      </form>
      <p className="small">To keep just some of it, answer the mail: “yes 1, 3”.</p>
    </Page>
  );
}

interface KeptPageProps {
  readonly name: string;
  readonly lines: readonly string[];
  readonly undoLink: string;
}

export function KeptPage({ name, lines, undoLink }: KeptPageProps) {
  if (lines.length === 0) {
    return (
      <Page title="It is all known already">
        <p>Nothing on {name}’s card was left to keep.</p>
      </Page>
    );
  }
  return (
    <Page title="Kept">
      <p>This is now known of {name}:</p>
      <Lines lines={lines} />
      <p className="small">
        Not what you meant? <a href={undoLink}>Take it back</a>.
      </p>
    </Page>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ol>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ol>
);
