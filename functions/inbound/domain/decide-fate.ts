import type { EmailAddress } from '../../shared/email-address.ts';
import type { InboundMail, MailContent } from './inbound-mail.ts';
import { type Evidence, type Judgement, judgeSender } from './judge-sender.ts';

/** Where one recipient address leads, as far as trust is concerned. */
export interface JudgedRoute {
  readonly token: Evidence['token'];
  readonly owner?: { readonly addresses: readonly { readonly address: EmailAddress }[] } | undefined;
  /** What it leads to: a person, or a question that Kith asked. Neither: it leads nowhere any more. */
  readonly person?: object | undefined;
  readonly question?: object | undefined;
}

export interface Decision<R> {
  readonly judgement: Judgement;
  /** The routes that the judgement is about: a message may have gone to several reply addresses. */
  readonly routes: readonly R[];
  /** Whether the owner hears of it when nothing is logged. Machines are never answered, nor junk to a made-up address. */
  readonly worthReporting: boolean;
}

/** One decision for a message: accepted where any of its reply addresses allows it, else what the first one says. */
export function decideFate<R extends JudgedRoute>(
  mail: InboundMail,
  content: Pick<MailContent, 'from' | 'dkimDomains'>,
  automatic: boolean,
  routes: readonly R[],
): Decision<R> {
  const judge = (route: R) => {
    const subject = route.person ?? route.question;
    const ownerAddresses = subject && route.owner?.addresses.map(({ address }) => address);
    return judgeSender({ mail, content, automatic, token: route.token, ownerAddresses });
  };
  const accepted = routes.filter((route) => judge(route) === 'accepted');
  if (accepted.length > 0) return { judgement: 'accepted', routes: accepted, worthReporting: true };

  const [judgement = 'forged'] = routes.map(judge);
  const madeUp = routes.every(({ token }) => token === 'forged');
  return {
    judgement,
    routes,
    worthReporting: !automatic && !(judgement === 'quarantined' && madeUp),
  };
}
