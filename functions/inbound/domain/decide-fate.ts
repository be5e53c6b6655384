import type { EmailAddress } from '../../shared/email-address.ts';
import type { InboundMail, MailContent } from './inbound-mail.ts';
import { type Evidence, type Judgement, judgeSender } from './judge-sender.ts';

/** Where one recipient address leads, as far as trust is concerned. */
export interface JudgedRoute {
  readonly token: Evidence['token'];
  readonly owner?: { readonly addresses: readonly { readonly address: EmailAddress }[] } | undefined;
  /** What it leads to: a person, a question that Kith asked, or a mail about nobody. None: it leads nowhere any more. */
  readonly person?: object | undefined;
  readonly question?: object | undefined;
  readonly general?: object | undefined;
}

export interface Decision<R> {
  readonly judgement: Judgement;
  /** The routes that the judgement is about: a message may have gone to several reply addresses. */
  readonly routes: readonly R[];
  /** Addresses that Kith gave out and that the message can do nothing with any more, beside accepted ones. */
  readonly passedOver: readonly R[];
  /** Whether the owner hears of it when nothing is logged. Machines are never answered, nor junk to a made-up address. */
  readonly worthReporting: boolean;
}

/**
 * One decision for a message: accepted where any of its reply addresses allows it, else what the first one says that Kith gave
 * out.
 */
export function decideFate<R extends JudgedRoute>(
  mail: InboundMail,
  content: Pick<MailContent, 'from' | 'dkimDomains'>,
  automatic: boolean,
  routes: readonly R[],
): Decision<R> {
  const judge = (route: R) => {
    const subject = route.person ?? route.question ?? route.general;
    const ownerAddresses = subject && route.owner?.addresses.map(({ address }) => address);
    return judgeSender({ mail, content, automatic, token: route.token, ownerAddresses });
  };
  const accepted = routes.filter((route) => judge(route) === 'accepted');
  const givenOut = routes.filter(({ token }) => token !== 'forged');
  if (accepted.length > 0) {
    const passedOver = givenOut.filter((route) => !accepted.includes(route));
    return { judgement: 'accepted', routes: accepted, passedOver, worthReporting: true };
  }

  const madeUp = givenOut.length === 0;
  const counted = madeUp ? routes : givenOut;
  const [judgement = 'forged'] = counted.map(judge);
  return {
    judgement,
    routes: counted,
    passedOver: [],
    worthReporting: !automatic && !(judgement === 'quarantined' && madeUp),
  };
}
