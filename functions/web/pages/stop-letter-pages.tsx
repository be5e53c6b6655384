import { Page } from './page.tsx';

interface StopLetterPageProps {
  readonly personName: string;
}

/** Says what a press will do, and does nothing by itself: programs that scan mail open links too. */
export function AskStopLetterPage({ personName }: StopLetterPageProps) {
  return (
    <Page title={`Stop the letter to ${personName}?`}>
      <p>
        With one press, the letter that Kith showed you does not go out. {personName} hears nothing of it.
      </p>
      {/* No action: the form goes to the address of this page. */}
      <form method="post">
        <button type="submit">Stop it</button>
      </form>
      <p className="small">
        To send words of your own instead, answer the mail with “send” and the words below it.
      </p>
    </Page>
  );
}

export function LetterStoppedPage({
  personName,
  standing,
}: StopLetterPageProps & { readonly standing: 'stopped' | 'stopped-twice' | 'sent' | 'over' }) {
  switch (standing) {
    case 'stopped':
      return (
        <Page title="Stopped">
          <p>The letter to {personName} does not go out. There is nothing more to do.</p>
        </Page>
      );
    case 'stopped-twice':
      return (
        <Page title="Stopped">
          <p>The letter to {personName} does not go out.</p>
          <p>
            It was the second in a row that you did not want, so Kith writes no more letters to {personName},
            and still reminds you. To have them again, answer any brief with “{personName}: letters on”.
          </p>
        </Page>
      );
    case 'sent':
      return (
        <Page title="It has gone out already">
          <p>The letter to {personName} is out, or on its way, so it can no longer be stopped.</p>
          <p>
            So that none goes by itself from now on, answer any brief with “{personName}: letters approve”.
          </p>
        </Page>
      );
    case 'over':
      return (
        <Page title="There is nothing to stop">
          <p>The letter to {personName} does not go out any more.</p>
        </Page>
      );
  }
}
