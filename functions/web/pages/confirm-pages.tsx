import { Page } from './page.tsx';

interface NewsletterPageProps {
  readonly newsletterName: string;
}

/** Asks before anything is confirmed: programs that scan mail open links too. */
export function AskConfirmPage({ newsletterName }: NewsletterPageProps) {
  return (
    <Page title={`Do you want ${newsletterName}?`} label={newsletterName}>
      <p>One press, and it comes to you once a week. Every issue has a link that ends it.</p>
      <form method="post">
        <button type="submit">Yes, send it to me</button>
      </form>
      <p className="small">If you asked for nothing, close this page. Nothing will come.</p>
    </Page>
  );
}

export function ConfirmedPage({ newsletterName }: NewsletterPageProps) {
  return (
    <Page title="You are on the list" label={newsletterName}>
      <p>Thank you. {newsletterName} comes to you with its next issue, and then once a week.</p>
      <p>Answer it whenever you like: your words are read by a person.</p>
      <p className="small">
        Until it comes, <a href="/newsletter/issues">here are the letters so far</a>.
      </p>
    </Page>
  );
}

const WHY_DEAD = {
  forged: {
    title: 'This link does not work',
    words: 'It seems to have been cut or changed on its way here. Please open it from the mail itself.',
  },
  expired: {
    title: 'This link has expired',
    words: 'It works for seven days, and it is older than that.',
  },
  left: {
    title: 'You have left since',
    words: 'This link was made before you left, so it does not bring you back.',
  },
  gone: {
    title: 'This link does not work any more',
    words: 'The mail that it comes from is very old.',
  },
} as const;

export interface DeadConfirmLinkProps extends NewsletterPageProps {
  readonly why: keyof typeof WHY_DEAD;
}

/** A link that confirms nothing, and the way to one that does. */
export function DeadConfirmLinkPage({ newsletterName, why }: DeadConfirmLinkProps) {
  const { title, words } = WHY_DEAD[why];
  return (
    <Page title={title} label={newsletterName}>
      <p>{words} Nothing was changed.</p>
      <p>
        If you would like to have {newsletterName}, <a href="/newsletter">ask for it here</a>, and a new link
        comes to you.
      </p>
    </Page>
  );
}
