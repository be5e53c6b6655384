import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { type DraftCheckInPorts, type DraftedCheckIn, draftCheckIn } from './draft-check-in.ts';
import { findLinkTarget } from './find-link-target.ts';
import { htmlResponse } from './html-response.ts';
import { AskDraftPage, DraftedPage, NothingToDraftPage } from './pages/draft-pages.tsx';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';

/** The page behind “Draft a check-in” in a nudge. */
export function draftRoutes(ports: DraftCheckInPorts): readonly SiteRoute[] {
  return pageRoutes('/nudges/{token}/draft', {
    GET: async (event) => {
      const { person } = await findLinkTarget(ports, 'draft', readPathParameter(event, 'token'));
      return htmlResponse(200, <AskDraftPage personName={whatOneCalls(person)} />);
    },
    POST: async (event) => showDraft(await draftCheckIn(ports, readPathParameter(event, 'token'))),
  });
}

function showDraft({ person, letter }: DraftedCheckIn) {
  const personName = whatOneCalls(person);
  return htmlResponse(
    200,
    letter === undefined ? (
      <NothingToDraftPage personName={personName} />
    ) : (
      <DraftedPage personName={personName} letter={letter} />
    ),
  );
}
