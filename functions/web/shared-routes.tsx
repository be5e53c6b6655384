import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { findLinkTarget } from './find-link-target.ts';
import { htmlResponse } from './html-response.ts';
import { type MarkSharedPorts, markShared, praiseWaiting } from './mark-shared.ts';
import { AskSharedPage, SharedPage } from './pages/shared-pages.tsx';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';

/** The page behind “I’ve shared it” in a nudge. */
export const sharedRoutes = (ports: MarkSharedPorts): readonly SiteRoute[] =>
  pageRoutes('/nudges/{token}/shared', {
    GET: async (event) => {
      const target = await findLinkTarget(ports, 'shared', readPathParameter(event, 'token'));
      const personName = whatOneCalls(target.person);
      if (target.press?.isFinished) return htmlResponse(200, <SharedPage personName={personName} />);
      const praise = praiseWaiting(target).map(({ text }) => text);
      return htmlResponse(200, <AskSharedPage personName={personName} praise={praise} />);
    },
    POST: async (event) => {
      const { person } = await markShared(ports, readPathParameter(event, 'token'));
      return htmlResponse(200, <SharedPage personName={whatOneCalls(person)} />);
    },
  });
