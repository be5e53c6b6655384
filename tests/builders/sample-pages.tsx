import { renderToStaticMarkup } from 'react-dom/server';
import { Temporal } from 'temporal-polyfill';
import { isoInstantSchema } from '../../functions/shared/iso-instant.ts';
import { NUDGE_BUTTONS } from '../../functions/shared/nudge-button.ts';
import {
  AddressMovedPage,
  AskAddressPage,
  AskErasePage,
  AskPreferencesPage,
  DeadPreferencesLinkPage,
  ErasedPage,
  PreferencesLinkSentPage,
} from '../../functions/web/pages/ask-preferences-pages.tsx';
import { AskKeepPage, CardPage, CardThanksPage, KeptPage } from '../../functions/web/pages/card-pages.tsx';
import { ChoicesPage } from '../../functions/web/pages/choices-page.tsx';
import {
  AskConfirmPage,
  ConfirmedPage,
  DeadConfirmLinkPage,
} from '../../functions/web/pages/confirm-pages.tsx';
import {
  AskDraftPage,
  DraftedPage,
  NothingToDraftPage,
  RestingPage,
} from '../../functions/web/pages/draft-pages.tsx';
import { FrontPage } from '../../functions/web/pages/front-page.tsx';
import { AskInTouchPage, InTouchRecordedPage } from '../../functions/web/pages/in-touch-pages.tsx';
import { AskLeavePage, LeaveUnknownPage, LeftPage } from '../../functions/web/pages/leave-pages.tsx';
import { AskPostponePage, PostponedPage } from '../../functions/web/pages/postpone-pages.tsx';
import { PreferencesPage } from '../../functions/web/pages/preferences-pages.tsx';
import { AskSharedPage, SharedPage } from '../../functions/web/pages/shared-pages.tsx';
import { SignUpPage, SignUpReceivedPage } from '../../functions/web/pages/sign-up-pages.tsx';
import { SnippetPage } from '../../functions/web/pages/snippet-page.tsx';
import { AskStopLetterPage, LetterStoppedPage } from '../../functions/web/pages/stop-letter-pages.tsx';
import { AskUndoPage, UndonePage } from '../../functions/web/pages/undo-pages.tsx';
import { PressTakenBackPage } from '../../functions/web/pages/way-back.tsx';
import { buildSubscriber, newsletterContext } from './newsletter.ts';
import { sampleArchivePages } from './sample-archive-pages.tsx';

const wayBack = { href: '/answers/abc/undo', until: '23 September' };
const newsletterName = 'The Open Hand';
const topics = [
  { id: 'gifts', name: 'Gifts worth copying' },
  { id: 'praise', name: 'Praise that lands' },
];

const AT_THE_FAIR = isoInstantSchema.parse('2024-05-01T10:00:00.000Z');

const preferencesNewsletter = {
  ...newsletterContext.newsletter,
  topics,
  languages: ['en', 'de'],
};

/** One of each page of the public site, by a name for the address bar. */
export function renderSamplePages(): ReadonlyMap<string, string> {
  const pages = {
    front: <FrontPage />,
    choices: (
      <ChoicesPage
        personName="Ruth"
        choices={NUDGE_BUTTONS.map((button) => ({ button, href: `/nudges/abc/${button}` }))}
      />
    ),
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
    'draft-resting': <RestingPage personName="Ruth" until="5 October" />,
    'nothing-to-draft': <NothingToDraftPage personName="Ruth" />,
    'ask-shared': <AskSharedPage personName="Ruth" praise={['her talk in Oslo']} />,
    shared: <SharedPage personName="Ruth" />,
    'ask-undo': <AskUndoPage lines={['Ruth: likes wine', 'Tom Beck: rests until 7 September']} />,
    undone: (
      <UndonePage
        takenBack={['Ruth: likes wine']}
        left={['What is known of Tom has been changed since, and was left as it is']}
      />
    ),
    card: <CardPage ownerName="Nora Lindqvist" ownerGreetingName="Nora" />,
    'card-wrong': (
      <CardPage
        ownerName="Nora Lindqvist"
        ownerGreetingName="Nora"
        typed={{
          'birthday-day': '30',
          'birthday-month': '2',
          'loved-one-1-name': 'Leo',
          tastes: 'rowing, jazz',
        }}
        problems={{
          birthday: 'There is no such day in the calendar. Is it meant to be another one?',
          'loved-one-1': 'What is Leo to you? Daughter, husband, dog …',
        }}
      />
    ),
    'card-empty': <CardPage ownerName="Nora Lindqvist" ownerGreetingName="Nora" isEmpty />,
    'card-thanks': <CardThanksPage ownerGreetingName="Nora" />,
    'ask-keep': (
      <AskKeepPage name="Ruth" lines={['birthday 4 May 1980, was 5 May', 'son Leo: birthday 29 February']} />
    ),
    kept: <KeptPage name="Ruth" lines={['Birthday 4 May 1980, was 5 May']} undoLink="/answers/token/undo" />,
    'sign-up': <SignUpPage newsletterName={newsletterName} opened="stamp" />,
    'sign-up-topics': <SignUpPage newsletterName={newsletterName} opened="stamp" topics={topics} />,
    'sign-up-again': (
      <SignUpPage
        newsletterName={newsletterName}
        opened="stamp"
        topics={topics}
        typed={{
          address: 'sofia@almeida.example',
          firstName: 'Sofia',
          topics: ['gifts'],
          site: 'https://almeida.example',
        }}
      />
    ),
    'sign-up-snippet': (
      <SnippetPage
        newsletterName={newsletterName}
        topics={topics}
        formUrl="https://kith.example/newsletter"
      />
    ),
    'sign-up-wrong': (
      <SignUpPage
        newsletterName={newsletterName}
        opened="stamp"
        typed={{ address: 'sofia at almeida', firstName: 'Sofia', topics: [], site: '' }}
        problem="no-address"
      />
    ),
    'sign-up-received': <SignUpReceivedPage newsletterName={newsletterName} />,
    'ask-confirm': <AskConfirmPage newsletterName={newsletterName} />,
    confirmed: <ConfirmedPage newsletterName={newsletterName} />,
    'dead-link': <DeadConfirmLinkPage newsletterName={newsletterName} why="expired" />,
    'ask-leave': <AskLeavePage newsletterName={newsletterName} />,
    left: <LeftPage newsletterName={newsletterName} />,
    preferences: (
      <PreferencesPage
        newsletter={preferencesNewsletter}
        reader={buildSubscriber({ topics: ['gifts'], pausedUntil: '2026-09-14', language: 'de-CH' })}
        today={Temporal.PlainDate.from('2026-08-24')}
        path="/newsletter/mine/token"
        leavePath="/newsletter/leave/id"
        done="saved"
      />
    ),
    'preferences-wrong': (
      <PreferencesPage
        newsletter={{ ...preferencesNewsletter, topics: [], languages: [] }}
        reader={buildSubscriber({ language: 'en' })}
        today={Temporal.PlainDate.from('2026-08-24')}
        path="/newsletter/mine/token"
        leavePath="/newsletter/leave/id"
        problem="day"
      />
    ),
    'preferences-imported': (
      <PreferencesPage
        newsletter={preferencesNewsletter}
        reader={buildSubscriber({
          joinedAt: AT_THE_FAIR,
          tags: ['press', 'fair'],
          consent: {
            page: 'import',
            at: AT_THE_FAIR,
            words: 'Signed up at our stand at the spring fair, on paper.',
          },
        })}
        today={Temporal.PlainDate.from('2026-08-24')}
        path="/newsletter/mine/token"
        leavePath="/newsletter/leave/id"
      />
    ),
    'preferences-left': (
      <PreferencesPage
        newsletter={preferencesNewsletter}
        reader={buildSubscriber({ status: 'left', leaveReason: 'Shorter letters.' })}
        today={Temporal.PlainDate.from('2026-08-24')}
        path="/newsletter/mine/token"
        leavePath="/newsletter/leave/id"
      />
    ),
    'ask-preferences': (
      <AskPreferencesPage newsletterName={newsletterName} leavePath="/newsletter/leave/id" />
    ),
    'preferences-sent': <PreferencesLinkSentPage newsletterName={newsletterName} />,
    'ask-address': <AskAddressPage newsletterName={newsletterName} />,
    'address-moved': <AddressMovedPage newsletterName={newsletterName} />,
    'ask-erase': <AskErasePage newsletterName={newsletterName} path="/newsletter/mine/token" />,
    erased: <ErasedPage newsletterName={newsletterName} />,
    'dead-preferences': <DeadPreferencesLinkPage newsletterName={newsletterName} why="expired" />,
    'leave-unknown': <LeaveUnknownPage newsletterName={newsletterName} />,
    ...sampleArchivePages,
  };
  return new Map(
    Object.entries(pages).map(([name, page]) => [name, `<!DOCTYPE html>${renderToStaticMarkup(page)}`]),
  );
}
