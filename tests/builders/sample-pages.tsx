import { renderToStaticMarkup } from 'react-dom/server';
import {
  AskConfirmPage,
  ConfirmedPage,
  DeadConfirmLinkPage,
} from '../../functions/web/pages/confirm-pages.tsx';
import { AskDraftPage, DraftedPage, NothingToDraftPage } from '../../functions/web/pages/draft-pages.tsx';
import { FrontPage } from '../../functions/web/pages/front-page.tsx';
import { AskInTouchPage, InTouchRecordedPage } from '../../functions/web/pages/in-touch-pages.tsx';
import { AskLeavePage, LeaveUnknownPage, LeftPage } from '../../functions/web/pages/leave-pages.tsx';
import { AskPostponePage, PostponedPage } from '../../functions/web/pages/postpone-pages.tsx';
import { SignUpPage, SignUpReceivedPage } from '../../functions/web/pages/sign-up-pages.tsx';
import { AskStopLetterPage, LetterStoppedPage } from '../../functions/web/pages/stop-letter-pages.tsx';
import { AskUndoPage, UndonePage } from '../../functions/web/pages/undo-pages.tsx';
import { PressTakenBackPage } from '../../functions/web/pages/way-back.tsx';

const wayBack = { href: '/answers/abc/undo', until: '23 September' };
const newsletterName = 'The Open Hand';

/** One of each page of the public site, by a name for the address bar. */
export function renderSamplePages(): ReadonlyMap<string, string> {
  const pages = {
    front: <FrontPage />,
    'ask-in-touch': <AskInTouchPage personName="Ruth" />,
    'in-touch': (
      <InTouchRecordedPage
        {...{ personName: 'Ruth', dateLine: 'Monday, 24 August 2026', text: 'In touch.', wayBack }}
      />
    ),
    'ask-postpone': <AskPostponePage personName="Ruth" when="on 24 September" />,
    postponed: <PostponedPage personName="Ruth" when="on 24 September" wayBack={wayBack} />,
    'press-taken-back': <PressTakenBackPage personName="Ruth" />,
    'ask-draft': <AskDraftPage personName="Ruth" />,
    drafted: (
      <DraftedPage
        personName="Ruth"
        letter={{
          text: 'Hi Ruth,\n\nYou wrote in July: “We are learning Greek.” How is that going?\n\nNora',
        }}
      />
    ),
    'ask-stop-letter': <AskStopLetterPage personName="Ruth" />,
    'letter-stopped': <LetterStoppedPage personName="Ruth" standing="stopped-twice" />,
    'letter-sent': <LetterStoppedPage personName="Ruth" standing="sent" />,
    'nothing-to-draft': <NothingToDraftPage personName="Ruth" />,
    'ask-undo': <AskUndoPage lines={['Ruth: likes wine', 'Tom Beck: rests until 7 September']} />,
    undone: (
      <UndonePage
        takenBack={['Ruth: likes wine']}
        left={['What is known of Tom has been changed since, and was left as it is']}
      />
    ),
    'sign-up': <SignUpPage newsletterName={newsletterName} />,
    'sign-up-wrong': (
      <SignUpPage
        newsletterName={newsletterName}
        typed={{ address: 'sofia at almeida', firstName: 'Sofia' }}
      />
    ),
    'sign-up-received': <SignUpReceivedPage newsletterName={newsletterName} />,
    'ask-confirm': <AskConfirmPage newsletterName={newsletterName} />,
    confirmed: <ConfirmedPage newsletterName={newsletterName} />,
    'dead-link': <DeadConfirmLinkPage newsletterName={newsletterName} why="expired" />,
    'ask-leave': <AskLeavePage newsletterName={newsletterName} />,
    left: <LeftPage newsletterName={newsletterName} />,
    'leave-unknown': <LeaveUnknownPage newsletterName={newsletterName} />,
  };
  return new Map(
    Object.entries(pages).map(([name, page]) => [name, `<!DOCTYPE html>${renderToStaticMarkup(page)}`]),
  );
}
