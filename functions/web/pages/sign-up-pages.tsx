import { MAX_NAME_CHARACTERS, SIGN_UP_FIELDS, type SignUpTyped } from '../read-sign-up.ts';
import { Page } from './page.tsx';

interface SignUpProps {
  readonly newsletterName: string;
  /** What was typed when no mail address could be made of it. */
  readonly typed?: SignUpTyped;
}

/** What somebody agrees to with the button below; kept with their consent, word by word. */
export const consentWords = (newsletterName: string): string =>
  `Send me ${newsletterName} by mail, once a week. I can leave at any time, with the link in every issue.`;

/** The form. It works without any script, and asks for no more than an address. */
export function SignUpPage({ newsletterName, typed }: SignUpProps) {
  return (
    <Page title={newsletterName} label="A letter once a week">
      <p>
        A short letter about giving: one tip that works, one gift worth copying, one question to take along.
        Answers are read, all of them.
      </p>
      {/* No action: the form goes to the address of this page. */}
      <form method="post">
        <AddressField typed={typed?.address} />
        <label htmlFor="first-name">
          Your first name <span className="small">if you like</span>
        </label>
        <input
          id="first-name"
          name={SIGN_UP_FIELDS.firstName}
          maxLength={MAX_NAME_CHARACTERS}
          autoComplete="given-name"
          defaultValue={typed?.firstName}
        />
        <Trap />
        <p className="small">{consentWords(newsletterName)}</p>
        <button type="submit">Send it to me</button>
      </form>
      <p className="small">A mail asks you once more whether it was you. Until you say yes, nothing comes.</p>
    </Page>
  );
}

function AddressField({ typed }: { readonly typed: string | undefined }) {
  const wrong = typed !== undefined;
  return (
    <>
      <label htmlFor="address">Your mail address</label>
      {wrong && (
        <p id="address-wrong" className="wrong" role="alert">
          This does not look like a mail address. It reads like ann@example.com.
        </p>
      )}
      <input
        id="address"
        name={SIGN_UP_FIELDS.address}
        type="email"
        required
        maxLength={254}
        autoComplete="email"
        defaultValue={typed}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'address-wrong' : undefined}
      />
    </>
  );
}

/** Outside of the page for people, a field like any other for a machine. */
function Trap() {
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor="homepage">Please leave this empty</label>
      <input id="homepage" name={SIGN_UP_FIELDS.trap} tabIndex={-1} autoComplete="off" />
    </div>
  );
}

/** The same for every address, so that nobody learns who reads the newsletter. */
export function SignUpReceivedPage({ newsletterName }: { readonly newsletterName: string }) {
  return (
    <Page title="Look into your mailbox" label={newsletterName}>
      <p>
        We have sent you a mail with a button. Press it, and {newsletterName} will come to you from the next
        issue on.
      </p>
      <p className="small">
        Nothing there after a few minutes? Look where your mail program puts what it does not know. We send
        one such mail a day at most.
      </p>
    </Page>
  );
}
