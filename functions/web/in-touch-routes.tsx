import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { IN_TOUCH_TEXT } from '../circle/domain/interaction.ts';
import { fromIsoInstant, type IsoInstant } from '../shared/iso-instant.ts';
import { findLinkTarget, type LinkTarget } from './find-link-target.ts';
import { findWayBack } from './find-way-back.ts';
import { htmlResponse } from './html-response.ts';
import { type MarkInTouchPorts, markInTouch } from './mark-in-touch.ts';
import { AskInTouchPage, InTouchRecordedPage } from './pages/in-touch-pages.tsx';
import { PressTakenBackPage } from './pages/way-back.tsx';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';

/** The page behind “we have been in touch” in a nudge. */
export function inTouchRoutes(ports: MarkInTouchPorts): readonly SiteRoute[] {
  return pageRoutes('/nudges/{token}/done', {
    GET: async (event) => askInTouch(ports, readPathParameter(event, 'token')),
    POST: async (event) => recordInTouch(ports, readPathParameter(event, 'token')),
  });
}

async function askInTouch(ports: MarkInTouchPorts, token: string) {
  const target = await findLinkTarget(ports, 'done', token);
  if (target.press !== undefined) return recordedResponse(ports, target, target.press.pressedAt);
  return htmlResponse(200, <AskInTouchPage personName={whatOneCalls(target.person)} />);
}

async function recordInTouch(ports: MarkInTouchPorts, token: string) {
  const target = await markInTouch(ports, token);
  return recordedResponse(ports, target, target.pressedAt);
}

async function recordedResponse(ports: MarkInTouchPorts, target: LinkTarget, pressedAt: IsoInstant) {
  const { owner, person } = target;
  const wayBack = await findWayBack(ports, target);
  if (wayBack === 'taken-back')
    return htmlResponse(200, <PressTakenBackPage personName={whatOneCalls(person)} />);
  const dateLine = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: owner.timeZone }).format(
    fromIsoInstant(pressedAt).epochMilliseconds,
  );
  return htmlResponse(
    200,
    <InTouchRecordedPage
      personName={whatOneCalls(person)}
      dateLine={dateLine}
      text={IN_TOUCH_TEXT}
      wayBack={wayBack}
    />,
  );
}
