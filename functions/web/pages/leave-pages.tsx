import { LEAVE_REASON_FIELD, MAX_REASON_CHARACTERS } from '../read-preferences.ts';
import { Page } from './page.tsx';

interface LeavePageProps {
  readonly newsletterName: string;
}

/** Asks before anybody leaves: programs that scan mail open links too. */
export function AskLeavePage({ newsletterName }: LeavePageProps) {
  return (
    <Page title={`Leave ${newsletterName}?`} label={newsletterName}>
      <p>One press, and no further issue comes to you.</p>
      <LeaveForm button="Yes, leave" />
    </Page>
  );
}

interface LeaveFormProps {
  /** Where it goes; without, to the page that it stands on. */
  readonly action?: string;
  readonly button: string;
  /** Where it is not what the page is for. */
  readonly isQuiet?: boolean;
}

/** One press is enough; a word on why is welcome and never asked for twice. */
export function LeaveForm({ action, button, isQuiet = false }: LeaveFormProps) {
  return (
    <form method="post" action={action}>
      <details>
        <summary>Say why, if you like</summary>
        <label htmlFor="reason">What would have made you stay?</label>
        <textarea id="reason" name={LEAVE_REASON_FIELD} rows={3} maxLength={MAX_REASON_CHARACTERS} />
      </details>
      <button type="submit" className={isQuiet ? 'quiet' : undefined}>
        {button}
      </button>
    </form>
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
