import type { NewsletterSettings } from '../../newsletter/newsletter-settings.ts';
import { ADDRESS_PROBLEMS, type AddressProblem } from '../read-address.ts';
import { MAX_NAME_CHARACTERS, SIGN_UP_FIELDS, type SignUpTyped, topicField } from '../read-sign-up.ts';
import { Page } from './page.tsx';

type Topics = NonNullable<NewsletterSettings['topics']>;

export interface SignUpPageProps {
  readonly newsletterName: string;
  readonly topics?: Topics | undefined;
  /** The stamp of when the form was opened. */
  readonly opened: string;
  /** What was typed before, here or on another site: to be mended, or pressed once more. */
  readonly typed?: SignUpTyped;
  readonly problem?: AddressProblem;
}

/** What somebody agrees to with the button below; kept with their consent, word by word. */
export const consentWords = (newsletterName: string): string =>
  `Send me ${newsletterName} by mail, once a week. I can leave at any time, with the link in every issue.`;

/** The form. It works without any script, and asks for no more than an address. */
export function SignUpPage({ newsletterName, topics = [], opened, typed, problem }: SignUpPageProps) {
  const isAskedAgain = typed !== undefined && problem === undefined;
  return (
    <Page
      title={isAskedAgain ? 'One more press' : newsletterName}
      label={isAskedAgain ? newsletterName : 'A letter once a week'}
    >
      <p>{isAskedAgain ? ASK_AGAIN : INTRODUCTION}</p>
      {/* No action: the form goes to the address of this page. */}
      <form method="post">
        <AddressField typed={typed?.address} problem={problem} />
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
        <TopicFields topics={topics} chosen={typed?.topics ?? []} />
        <Trap />
        <input type="hidden" name={SIGN_UP_FIELDS.opened} value={opened} />
        {typed?.site && <input type="hidden" name={SIGN_UP_FIELDS.site} value={typed.site} />}
        <p className="small">{consentWords(newsletterName)}</p>
        <button type="submit">Send it to me</button>
      </form>
      <p className="small">A mail asks you once more whether it was you. Until you say yes, nothing comes.</p>
      <p className="small">
        Would you rather have a look first? <a href="/newsletter/issues">Here are the letters so far</a>.
      </p>
    </Page>
  );
}

const INTRODUCTION =
  'A short letter about giving: one tip that works, one gift worth copying, one question to take along. Answers are read, all of them.';
const ASK_AGAIN =
  'This is what we were told. If it is right, press the button: it shows us that a person sent it, not a machine.';

function TopicFields({ topics, chosen }: { readonly topics: Topics; readonly chosen: readonly string[] }) {
  if (topics.length === 0) return null;
  return (
    <fieldset>
      <legend>
        What would you like to read about? <span className="small note">Tick none, and all of it comes.</span>
      </legend>
      {topics.map(({ id, name }) => (
        <div key={id} className="tick">
          <input
            id={topicField(id)}
            name={topicField(id)}
            type="checkbox"
            value="yes"
            defaultChecked={chosen.includes(id)}
          />
          <label htmlFor={topicField(id)}>{name}</label>
        </div>
      ))}
    </fieldset>
  );
}

interface AddressFieldProps {
  readonly typed: string | undefined;
  readonly problem: AddressProblem | undefined;
}

function AddressField({ typed, problem }: AddressFieldProps) {
  const isWrong = problem !== undefined;
  return (
    <>
      <label htmlFor="address">Your mail address</label>
      {isWrong && (
        <p id="address-wrong" className="wrong" role="alert">
          {ADDRESS_PROBLEMS[problem]}
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
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? 'address-wrong' : undefined}
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
        one such mail within 24 hours.
      </p>
    </Page>
  );
}
