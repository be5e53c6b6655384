import { Page } from './page.tsx';
import { type WayBack, WayBackLine } from './way-back.tsx';

export interface PostponePageProps {
  readonly personName: string;
  /** `on Thursday`, `on 24 September` */
  readonly when: string;
}

/** Says what a press will do, and does nothing by itself: programs that scan mail open links too. */
export function AskPostponePage({ personName, when }: PostponePageProps) {
  return (
    <Page title={`Let ${personName} rest for now?`}>
      <p>
        With one press, {personName} comes up again {when} at the earliest. Nothing else changes, and nobody
        but you knows.
      </p>
      {/* No action: the form goes to the address of this page. */}
      <form method="post">
        <button type="submit">Let {personName} rest</button>
      </form>
      <p className="small">
        If you have been in touch already, answer the mail with a word about it instead: then Kith counts the
        days from there.
      </p>
    </Page>
  );
}

export function PostponedPage({
  personName,
  when,
  wayBack,
}: PostponePageProps & { readonly wayBack?: WayBack | undefined }) {
  return (
    <Page title={`${personName} rests for now`}>
      <p>
        Kith brings {personName} up again {when} at the earliest.
      </p>
      <p>
        There is nothing more to do. Whenever you are in touch before, a word in answer to the mail is enough.
      </p>
      <WayBackLine wayBack={wayBack} />
    </Page>
  );
}
