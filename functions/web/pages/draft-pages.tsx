import type { WrittenLetter } from '../draft-check-in.ts';
import { Page } from './page.tsx';

/** The field of a form that takes back what the press before it did. */
export const TAKE_BACK = 'take-back';

interface DraftPageProps {
  readonly personName: string;
}

/** Says what a press will do, and does nothing by itself: programs that scan mail open links too. */
export function AskDraftPage({ personName }: DraftPageProps) {
  return (
    <Page title={`Draft a letter to ${personName}?`}>
      <p>
        With one press, Kith writes a short letter to {personName} and shows it to you. It comes with your
        next brief, which says how it goes out. Nothing goes out before you have seen it there.
      </p>
      <p>From then on, a draft comes along whenever {personName} comes up.</p>
      {/* No action: the form goes to the address of this page. */}
      <form method="post">
        <button type="submit">Draft it</button>
      </form>
    </Page>
  );
}

export function DraftedPage({ personName, letter }: DraftPageProps & { readonly letter: WrittenLetter }) {
  return (
    <Page title={`A letter to ${personName}`}>
      <blockquote style={{ whiteSpace: 'pre-line' }}>{letter.text}</blockquote>
      <p>It has not gone out. It comes with your next brief: {howItGoes(letter)}</p>
      {/* No action: the form goes to the address of this page. */}
      <form method="post">
        <input type="hidden" name={TAKE_BACK} value="yes" />
        <button type="submit" className="quiet">
          Take it back
        </button>
      </form>
      <p className="small">
        Then no letter comes. There is no hurry: nothing goes out before that brief. A line “{personName}:
        stop” in answer to the mail ends all letters to {personName}.
      </p>
    </Page>
  );
}

export function DraftTakenBackPage({ personName }: DraftPageProps) {
  return (
    <Page title="You took this back">
      <p>The letter to {personName} is gone, and none comes with your next brief.</p>
      <p>
        To have letters to {personName} after all, answer any brief with “{personName}: letters on”.
      </p>
    </Page>
  );
}

export function DraftDecidedPage({ personName }: DraftPageProps) {
  return (
    <Page title="It is decided already">
      <p>
        You said since what becomes of the letter to {personName}: it is out, on its way, or put away. There
        is nothing left to take back here.
      </p>
    </Page>
  );
}

function howItGoes({ own, goesOutAt }: WrittenLetter): string {
  if (own) return 'a press there opens it in your own mail program, and it is yours to send.';
  if (goesOutAt) return 'a day after that it goes out by itself, unless you stop it there.';
  return 'answer that with “send”, and it goes; with “send” and your own words below, and those go; with “skip”, and it is gone.';
}

export function NothingToDraftPage({ personName }: DraftPageProps) {
  return (
    <Page title={`This one is for your own words`}>
      <p>
        Kith has nothing to write to {personName} that would sound like you: too little is known, the last
        letter is not answered yet, or there is something that only you can say well.
      </p>
      <p>Nothing has gone out. Should there be something to write later, a draft comes with your brief.</p>
    </Page>
  );
}

/** `until`: `5 October` */
export function RestingPage({ personName, until }: DraftPageProps & { readonly until: string }) {
  return (
    <Page title={`${personName} rests until ${until}`}>
      <p>You asked Kith to let {personName} rest, so it writes no letter before then. Nothing has changed.</p>
      <p>
        To have one sooner, answer the mail with “{personName}: resume”, and then open this page once more.
      </p>
    </Page>
  );
}
