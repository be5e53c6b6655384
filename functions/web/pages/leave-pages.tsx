import { Page } from './page.tsx';

interface LeavePageProps {
  readonly newsletterName: string;
}

/** Asks before anybody leaves: programs that scan mail open links too. */
export function AskLeavePage({ newsletterName }: LeavePageProps) {
  return (
    <Page title={`Leave ${newsletterName}?`} label={newsletterName}>
      <p>One press, and no further issue comes to you.</p>
      <form method="post">
        <button type="submit">Yes, leave</button>
      </form>
    </Page>
  );
}

export function LeftPage({ newsletterName }: LeavePageProps) {
  return (
    <Page title="You have left" label={newsletterName}>
      <p>No further issue of {newsletterName} comes to you. Thank you for having read it.</p>
      <p className="small">
        Was it a slip? <a href="/newsletter">Ask for it again here</a>.
      </p>
    </Page>
  );
}

export function LeaveUnknownPage({ newsletterName }: LeavePageProps) {
  return (
    <Page title="This link does not work" label={newsletterName}>
      <p>
        It seems to have been cut or changed on its way here. Nothing was changed. Please open it from the
        mail itself, or answer any issue with the words “please stop”.
      </p>
    </Page>
  );
}
