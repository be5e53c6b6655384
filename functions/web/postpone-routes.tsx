import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { sayWhen } from '../circle/domain/say-day.ts';
import type { PostponingButton } from '../nudges/domain/postpone.ts';
import type { Clock } from '../shared/clock.ts';
import { findWayBack } from './find-way-back.ts';
import { htmlResponse } from './html-response.ts';
import { AskPostponePage, PostponedPage } from './pages/postpone-pages.tsx';
import { PressTakenBackPage } from './pages/way-back.tsx';
import {
  type Postponement,
  type PostponeNudgePorts,
  planPostponement,
  postponeNudge,
} from './postpone-nudge.ts';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';

const BUTTONS = ['snooze-week', 'snooze-month', 'skip'] as const;

/** The pages behind the buttons in a nudge that let a person rest. */
export const postponeRoutes = (ports: PostponeNudgePorts): readonly SiteRoute[] =>
  BUTTONS.flatMap((button) => routesOf(ports, button));

function routesOf(ports: PostponeNudgePorts, button: PostponingButton): readonly SiteRoute[] {
  return pageRoutes(`/nudges/{token}/${button}`, {
    GET: async (event) => {
      const plan = await planPostponement(ports, button, readPathParameter(event, 'token'));
      if (plan.press) return postponedResponse(ports, plan);
      return htmlResponse(200, <AskPostponePage {...describe(plan, ports.clock)} />);
    },
    POST: async (event) => {
      const done = await postponeNudge(ports, button, readPathParameter(event, 'token'));
      return postponedResponse(ports, done);
    },
  });
}

async function postponedResponse(ports: PostponeNudgePorts, postponement: Postponement) {
  const wayBack = await findWayBack(ports, postponement);
  const props = describe(postponement, ports.clock);
  const isTakenBack = wayBack === 'taken-back';
  return htmlResponse(
    200,
    isTakenBack ? <PressTakenBackPage {...props} /> : <PostponedPage {...props} wayBack={wayBack} />,
  );
}

const describe = ({ person, owner, until }: Postponement, clock: Clock) => ({
  personName: whatOneCalls(person),
  when: sayWhen(until, clock.now().toZonedDateTimeISO(owner.timeZone).toPlainDate()),
});
