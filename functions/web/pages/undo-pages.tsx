import { Page } from './page.tsx';

interface AskUndoPageProps {
  /** What the answer did, a line each. */
  readonly lines: readonly string[];
}

/** Says what a press will take back, and does nothing by itself: programs that scan mail open links too. */
export function AskUndoPage({ lines }: AskUndoPageProps) {
  return (
    <Page title="Take this back?">
      <p>With one press, this is as it was before:</p>
      <List lines={lines} />
      {/* No action: the form goes to the address of this page. */}
      <form method="post">
        <button type="submit">Take it back</button>
      </form>
      <p className="small">
        What has been changed again since then stays as it is, and the page will say so. Your words are kept
        beside the timeline.
      </p>
    </Page>
  );
}

interface UndonePageProps {
  readonly takenBack: readonly string[];
  /** What stays, and why. */
  readonly left: readonly string[];
}

export function UndonePage({ takenBack, left }: UndonePageProps) {
  return (
    <Page title={takenBack.length > 0 ? 'It is taken back' : 'Nothing was left to take back'}>
      {takenBack.length > 0 && <p>This no longer stands:</p>}
      <List lines={takenBack} />
      {left.length > 0 && <p>This stays as it is:</p>}
      <List lines={left} />
      <p>There is nothing more to do. Answer the mail once more to put it differently.</p>
    </Page>
  );
}

const List = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <ul>
      {lines.map((line, place) => (
        // The same line may come twice, and nothing moves.
        <li key={place.toString()}>{line}</li>
      ))}
    </ul>
  );
