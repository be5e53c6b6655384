import { createElement } from 'react';
import { IssueProof, issueProofText, LetterDivider } from '../../emails/issue-proof.tsx';
import { renderMail } from '../../emails/render-mail.ts';
import { stackMails } from '../../emails/stack-mails.ts';
import { greetingName } from '../circle/domain/greeting-name.ts';
import { mainAddress, type Owner } from '../circle/domain/owner.ts';
import { kithSender } from '../delivery/domain/mail-streams.ts';
import type { OutgoingMail } from '../delivery/mail-transport.ts';
import type { DeliveryId } from '../shared/ids.ts';
import { signReplyAddress } from '../shared/reply-address.ts';
import type { TokenKeys } from '../shared/token-keys.ts';
import { addressIssue, type IssueContext } from './address-issue.ts';
import { escapeHtml } from './domain/escape-html.ts';
import { speaksToSome } from './domain/letter-pieces.ts';
import type { Proof } from './domain/proof.ts';
import { type ProofToSay, sayProof } from './domain/say-proof.ts';
import { holdsPraise, printPraise } from './domain/shout-outs.ts';
import { archiveUrl, issueUrl } from './issue-links.ts';
import { draftAddress, leaveUrl, signUpUrl } from './newsletter-links.ts';
import { askPreferencesUrl } from './preference-links.ts';
import { readerLike } from './write-proof.ts';

const REPLY_LIFE_HOURS = 180 * 24;
const LETTERS_APART = '='.repeat(60);

export interface ProofMail
  extends Pick<ProofToSay, 'occasion' | 'slotAt' | 'readers' | 'replaced' | 'shownBefore' | 'isInTime'> {
  readonly mailId: DeliveryId;
  readonly owner: Owner;
  /** Absent where there is nothing to show. */
  readonly proof?: Proof | undefined;
  /** Goes in its place where the owner says nothing. */
  readonly inItsPlace?: Proof | undefined;
}

interface Moment {
  readonly keys: TokenKeys;
  readonly now: Parameters<typeof addressIssue>[3]['now'];
}

/** The mail that shows its owner an issue, exactly as a reader gets it, below what there is to say and to decide about it. */
export function writeProofMail(context: IssueContext, mail: ProofMail, moment: Moment): OutgoingMail {
  const { mailId, owner, proof, inItsPlace } = mail;
  const expiresAt = moment.now.add({ hours: REPLY_LIFE_HOURS });
  const replyTo = signReplyAddress(
    moment.keys,
    { deliveryId: mailId, personIndex: 0 },
    expiresAt,
    context.inboundDomain,
  );
  const props = sayProof({
    ...mail,
    ownerGreetingName: greetingName(owner.name),
    newsletter: context.newsletter,
    subject: proof?.letter.subject ?? '',
    findings: proof?.findings ?? [],
    holdsPraise: proof !== undefined && holdsPraise(proof.letter),
    limits: proof === undefined ? [] : limitsOf(proof),
    hasPartsForSome: proof !== undefined && speaksToSome(proof.letter),
    inItsPlace: inItsPlace?.letter.subject,
    replyAddress: replyTo,
    draftAddress: draftAddress(context.inboundDomain),
  });
  const above = renderMail(createElement(IssueProof, props));
  const shown = proof && writeAsForReader(context, proof, owner, moment);
  const instead = inItsPlace && writeAsForReader(context, inItsPlace, owner, moment);
  const label = 'Goes in its place, without your word';
  const divider = renderMail(createElement(LetterDivider, { label }));
  return {
    deliveryId: mailId,
    from: kithSender(context.mailDomain),
    to: { name: owner.name, address: mainAddress(owner) },
    replyTo,
    subject: props.headline,
    html: shown ? stackMails(shown.html, [above], instead ? [divider, instead.html] : []) : above,
    text: [
      issueProofText(props),
      ...(shown ? [shown.text] : []),
      ...(instead ? [`${label.toUpperCase()}\n`, instead.text] : []),
    ].join(`\n${LETTERS_APART}\n\n`),
  };
}

const limitsOf = ({ topic, language }: Proof) => [
  ...(topic === undefined ? [] : ['topic' as const]),
  ...(language === undefined ? [] : ['language' as const]),
];

/**
 * With all that only some readers get. Links that are a reader's own, or wait for the issue to be out, lead to where everybody
 * may go: nobody leaves by a proof, and nothing is counted.
 */
function writeAsForReader(
  { webOrigin, ...context }: IssueContext,
  proof: Proof,
  owner: Owner,
  moment: Moment,
): Pick<OutgoingMail, 'html' | 'text'> {
  const reader = readerLike(owner);
  const shown = { slug: proof.slug, letter: printPraise(proof.letter) };
  const mail = addressIssue({ webOrigin, ...context }, shown, reader, { ...moment, isContact: true });
  const lead = (part: string): string =>
    part
      .replaceAll(leaveUrl(webOrigin, reader.subscriberId), signUpUrl(webOrigin))
      .replaceAll(askPreferencesUrl(webOrigin, reader.subscriberId), signUpUrl(webOrigin))
      .replaceAll(issueUrl(webOrigin, proof.slug), archiveUrl(webOrigin));
  return { html: lead(withTargets(mail.html, proof, webOrigin)), text: lead(mail.text) };
}

/** Counted links as the pages that they lead to. */
function withTargets(html: string, { slug, letter: { links = [] } }: Proof, webOrigin: string): string {
  const [head = '', ...rest] = html.split(`href="${issueUrl(webOrigin, slug)}/links/`);
  const parts = rest.map((part) => {
    const target = links[Number.parseInt(part, 10)] ?? '';
    return `href="${escapeHtml(target)}${part.slice(part.indexOf('"'))}`;
  });
  return head + parts.join('');
}
