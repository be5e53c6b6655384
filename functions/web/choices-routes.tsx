import { whatOneCalls } from '../circle/domain/greeting-name.ts';
import { mayBeDrafted } from '../nudges/domain/may-be-drafted.ts';
import type { NudgeButton } from '../shared/nudge-button.ts';
import { signNudgeLink } from '../shared/nudge-link.ts';
import { type FindLinkTargetPorts, findLinkTarget, type LinkTarget } from './find-link-target.ts';
import { htmlResponse } from './html-response.ts';
import { praiseWaiting } from './mark-shared.ts';
import { ChoicesPage } from './pages/choices-page.tsx';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';

/** As long as somebody may leave the page open; the link to the page itself outlives them. */
const LINK_LIFE_HOURS = 24;

/** The page that leads to all that can be said of one person of a nudge without a word. It does nothing itself. */
export const choicesRoutes = (ports: FindLinkTargetPorts): readonly SiteRoute[] =>
  pageRoutes('/nudges/{token}/choices', {
    GET: async (event) => {
      const target = await findLinkTarget(ports, 'choices', readPathParameter(event, 'token'));
      const keys = await ports.tokenKeys.readTokenKeys();
      const expiresAt = ports.clock.now().add({ hours: LINK_LIFE_HOURS });
      const choices = buttonsFor(target).map((button) => ({
        button,
        // Without a host: it is a page of this site.
        href: signNudgeLink(button, keys, target.place, expiresAt, ''),
      }));
      return htmlResponse(200, <ChoicesPage personName={whatOneCalls(target.person)} choices={choices} />);
    },
  });

function buttonsFor(target: LinkTarget): readonly NudgeButton[] {
  const isDraftable = target.draftId === undefined && mayBeDrafted(target.person);
  return [
    ...(praiseWaiting(target).length > 0 ? ['shared' as const] : []),
    ...(['done', 'snooze-week', 'snooze-month', 'skip'] as const),
    ...(isDraftable ? ['draft' as const] : []),
  ];
}
