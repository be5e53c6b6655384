import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { localDay, localDayOf } from '../circle/domain/local-day.ts';
import { sayDate } from '../circle/domain/say-day.ts';
import type { Clock } from '../shared/clock.ts';
import type { IsoInstant } from '../shared/iso-instant.ts';
import { type DraftCheckInPorts, draftCheckIn, restingUntil } from './draft-check-in.ts';
import { findLinkTarget, type LinkTarget } from './find-link-target.ts';
import { htmlResponse } from './html-response.ts';
import {
  AskDraftPage,
  DraftDecidedPage,
  DraftedPage,
  DraftTakenBackPage,
  NothingToDraftPage,
  RestingPage,
  TAKE_BACK,
} from './pages/draft-pages.tsx';
import { readForm } from './read-form.ts';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';
import {
  type DraftTakenBack,
  isTakenBack,
  type TakeBackDraftPorts,
  takeBackDraft,
} from './take-back-draft.ts';

/** The page behind “Draft a check-in” in a nudge. */
export function draftRoutes(ports: DraftCheckInPorts & TakeBackDraftPorts): readonly SiteRoute[] {
  const { clock } = ports;
  return pageRoutes('/nudges/{token}/draft', {
    GET: async (event) => {
      const target = await findLinkTarget(ports, 'draft', readPathParameter(event, 'token'));
      const until = restingUntil(target, clock);
      if (until !== undefined) return showResting(target, until, clock);
      return htmlResponse(200, <AskDraftPage personName={whatOneCalls(target.person)} />);
    },
    POST: async (event) => {
      if (readForm(event)[TAKE_BACK] !== undefined)
        return showTakenBack(await takeBackDraft(ports, readPathParameter(event, 'token')));
      const drafted = await draftCheckIn(ports, readPathParameter(event, 'token'));
      if (drafted.restsUntil !== undefined) return showResting(drafted, drafted.restsUntil, clock);
      const personName = whatOneCalls(drafted.person);
      if (drafted.letter === undefined)
        return (await isTakenBack(ports, drafted))
          ? htmlResponse(200, <DraftTakenBackPage personName={personName} />)
          : htmlResponse(200, <NothingToDraftPage personName={personName} />);
      return htmlResponse(200, <DraftedPage personName={personName} letter={drafted.letter} />);
    },
  });
}

function showTakenBack({ person, outcome }: DraftTakenBack) {
  const personName = whatOneCalls(person);
  return htmlResponse(
    200,
    outcome === 'taken-back' ? (
      <DraftTakenBackPage personName={personName} />
    ) : (
      <DraftDecidedPage personName={personName} />
    ),
  );
}

function showResting({ person, owner: { timeZone } }: LinkTarget, until: IsoInstant, clock: Clock) {
  const day = sayDate(localDayOf(until, timeZone), localDay(clock.now(), timeZone));
  return htmlResponse(200, <RestingPage personName={whatOneCalls(person)} until={day} />);
}
