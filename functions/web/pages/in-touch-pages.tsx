import { Page } from './page.tsx';
import { type WayBack, WayBackLine } from './way-back.tsx';

/** Asks before anything is written down: programs that scan mail open links too. */
export function AskInTouchPage({ personName }: { readonly personName: string }) {
  return (
    <Page title={`Have you been in touch with ${personName}?`}>
      <p>A press of the button writes it down, and Kith counts the days from now on.</p>
      {/* No action: the form goes to the address of this page. */}
      <form method="post">
        <button type="submit">Yes, we’ve been in touch</button>
      </form>
      <p className="small">
        If you would rather say what you talked about, answer the mail instead. Kith puts your words on{' '}
        {personName}’s timeline.
      </p>
    </Page>
  );
}

export interface InTouchRecordedProps {
  readonly personName: string;
  /** `Monday, 24 August 2026` */
  readonly dateLine: string;
  /** What stands on the timeline. */
  readonly text: string;
  readonly wayBack?: WayBack | undefined;
}

export function InTouchRecordedPage({ personName, dateLine, text, wayBack }: InTouchRecordedProps) {
  return (
    <Page title={`You’ve been in touch with ${personName}`}>
      <p>This stands on {personName}’s timeline:</p>
      <blockquote>
        {dateLine}: {text}
      </blockquote>
      <p>There is nothing more to do. To add what you talked about, answer the mail.</p>
      <WayBackLine wayBack={wayBack} />
    </Page>
  );
}
