import { DELIVERY_RETENTION_DAYS } from '../../delivery/domain/delivery-progress.ts';
import { LeaveForm } from './leave-pages.tsx';
import { Page } from './page.tsx';

interface NewsletterPageProps {
  readonly newsletterName: string;
}

/** Behind the link in every issue, which may have been forwarded: nothing of the subscriber's is on it. */
export function AskPreferencesPage({
  newsletterName,
  leavePath,
}: NewsletterPageProps & { readonly leavePath: string }) {
  return (
    <Page title="Change what you get" label={newsletterName}>
      <p>
        Topics, a pause, your name and address, and all that is kept about you: they are on a page of your
        own. Since mails are passed on, the link to it goes to the address that this issue was sent to.
      </p>
      <form method="post">
        <button type="submit">Send me the link</button>
      </form>
      <h2>Or leave</h2>
      <LeaveForm action={leavePath} button={`Leave ${newsletterName}`} isQuiet />
    </Page>
  );
}

/** The same whether a mail went out or no further one may. */
export function PreferencesLinkSentPage({ newsletterName }: NewsletterPageProps) {
  return (
    <Page title="Look into your mailbox" label={newsletterName}>
      <p>The link is on its way to the address that the issue was sent to. It opens for one hour.</p>
      <p className="small">
        Nothing there after a few minutes? Look where your mail program puts what it does not know. We send
        three such mails a day at most, half an hour apart, so that nobody can fill a mailbox with them. If
        today’s are spent, ask again tomorrow, or answer any issue: a person reads it.
      </p>
    </Page>
  );
}

const WHY_DEAD = {
  forged: ['This link does not work', 'It seems to have been cut or changed on its way here.'],
  expired: ['This link has expired', 'It opens for a short time only, so that nobody else finds it later.'],
  gone: ['There is nothing behind this link any more', 'What it was about was changed or erased since.'],
} as const;

/** A link that opens nothing, and the way to one that does. */
export function DeadPreferencesLinkPage({
  newsletterName,
  why,
}: NewsletterPageProps & { readonly why: keyof typeof WHY_DEAD }) {
  const [title, words] = WHY_DEAD[why];
  return (
    <Page title={title} label={newsletterName}>
      <p>{words} Nothing was changed.</p>
      <p>Every issue has a link “Change what you get, and when”; a new one comes to you from there.</p>
    </Page>
  );
}

/** Asks the reader of the new address; programs that scan mail open links too. */
export function AskAddressPage({ newsletterName }: NewsletterPageProps) {
  return (
    <Page title={`Should ${newsletterName} come here?`} label={newsletterName}>
      <p>One press, and it comes to the address that this mail was sent to, and no longer to the old one.</p>
      <form method="post">
        <button type="submit">Yes, this is my new address</button>
      </form>
      <p className="small">If you asked for nothing, close this page. Nothing will come.</p>
    </Page>
  );
}

export function AddressMovedPage({ newsletterName }: NewsletterPageProps) {
  return (
    <Page title="It comes here now" label={newsletterName}>
      <p>From the next issue on, {newsletterName} comes to your new address, with all that you had chosen.</p>
    </Page>
  );
}

export function AskErasePage({ newsletterName, path }: NewsletterPageProps & { readonly path: string }) {
  return (
    <Page title="Erase what is kept about you?" label={newsletterName}>
      <p>
        Your address, name, choices and consent are erased at once, and no issue comes any more. It cannot be
        taken back; you can always ask for {newsletterName} anew.
      </p>
      <p className="small">
        What stays is a fingerprint from which nobody can read your address, so that no list brings you back
        by mistake. The notes of which mails went out delete themselves within 200 days. Letters that you
        wrote are their reader’s: answer an issue to ask about them.
      </p>
      <form method="post" action={`${path}/erase`}>
        <button type="submit">Yes, erase it</button>
      </form>
      <p>
        <a href={path}>No, go back</a>
      </p>
    </Page>
  );
}

export function ErasedPage({ newsletterName }: NewsletterPageProps) {
  return (
    <Page title="It is erased" label={newsletterName}>
      <p>
        What {newsletterName} kept of you is erased, and no letter comes. Which letters went to your address
        stands in the record of the mail for {DELIVERY_RETENTION_DAYS} days after each, and is then gone as
        well.
      </p>
      <p>Thank you for having read it.</p>
    </Page>
  );
}
