import { greetingName } from '../circle/domain/greeting-name.ts';
import type { Owner } from '../circle/domain/owner.ts';
import { type LearnLetterStylePorts, learnLetterStyle } from '../circle/learn-letter-style.ts';
import { type NoteAttentionPorts, noteAttention } from '../circle/note-attention.ts';
import { isOwners } from './domain/copy/people-in-copy.ts';
import { type CopyProblem, writeCopyNotice } from './domain/copy/write-copy-notice.ts';
import { isQuarantined } from './domain/judge-sender.ts';
import { findProvenOwner } from './find-proven-owner.ts';
import type { InboundFate } from './inbound-log.ts';
import { judgeCopy, type LogCopyPorts, type LoggedCopy, logCopy } from './log-copy.ts';
import { type OfferToAddPorts, offerToAdd } from './offer-to-add.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { findForwardingProof, type PassOnProofPorts, passOnProof } from './pass-on-proof.ts';
import { findAlert, type ProposeFromAlertPorts, proposeFromAlert } from './propose-from-alert.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { CopyRoute } from './route-mail.ts';

export type HandleCopyPorts = ReportToOwnerPorts &
  LogCopyPorts &
  OfferToAddPorts &
  PassOnProofPorts &
  ProposeFromAlertPorts &
  NoteAttentionPorts &
  LearnLetterStylePorts;

/**
 * A mail to an owner's log address is put on the timelines of whom it is about. It must be the owner's own, or be proven to come
 * from whoever wrote it, as mail that a filter forwards; nothing else can be done by this address, and nobody but the owner ever
 * gets an answer.
 */
export async function handleCopy(
  ports: HandleCopyPorts,
  opened: OpenedMail,
  { owner }: CopyRoute,
): Promise<InboundFate> {
  if (owner === undefined) return keepForNobody(ports, opened);
  if (isQuarantined(opened.mail)) return keep(ports, opened, owner, 'quarantined');
  if (!opened.isReadable) return keep(ports, opened, owner, 'unreadable');
  const proof = findForwardingProof(opened);
  if (proof !== undefined) return passOnProof(ports, opened, owner, proof);
  if (goesOnByKith(ports, opened)) return 'duplicate';
  const writer = judgeCopy(ports, opened, owner);
  const alert = findAlert(ports, opened, owner, writer);
  if (alert !== undefined && (writer === 'owner' || writer === 'another')) {
    if (writer === 'owner') await noteAttention(ports, owner.ownerId, opened.mail.receivedAt);
    return proposeFromAlert(ports, opened, owner, { items: alert, writer });
  }
  if (opened.automatic) return 'automatic';
  if (writer === 'owner') await noteAttention(ports, owner.ownerId, opened.mail.receivedAt);
  switch (writer) {
    case 'kith':
      return 'automatic';
    case 'unproven':
      return keep(ports, opened, owner, 'untrusted');
    case 'owner':
    case 'another': {
      const logged = await logCopy(ports, opened, owner, writer);
      if (writer === 'owner') await learnStyle(ports, opened, owner);
      return followUp(ports, opened, owner, logged, writer);
    }
  }
}

/** An answer to a mail that was passed on: it is logged as it goes on. */
const goesOnByKith = ({ inboundDomain }: HandleCopyPorts, { content }: OpenedMail): boolean =>
  content.heading.addressees.some(
    ({ address }) => address.startsWith('to+') && address.endsWith(`@${inboundDomain}`),
  );

/** A mail that is to nobody but Kith forwards words of others. */
async function learnStyle(ports: HandleCopyPorts, { content }: OpenedMail, owner: Owner): Promise<void> {
  const people = content.heading.addressees.filter(
    ({ address }) => !address.endsWith(`@${ports.inboundDomain}`),
  );
  if (people.length === 0) return;
  const contactNames = people.flatMap(({ name }) => (name === undefined ? [] : [name, greetingName(name)]));
  await learnLetterStyle(ports, owner, { text: content.text, contactNames });
}

async function followUp(
  ports: HandleCopyPorts,
  opened: OpenedMail,
  owner: Owner,
  { namesPeople, entries, earlierEntries, unknown }: LoggedCopy,
  writer: 'owner' | 'another',
): Promise<InboundFate> {
  if (!namesPeople) return writer === 'owner' ? keep(ports, opened, owner, 'empty') : 'automatic';
  const cameBy = writer === 'owner' ? 'owner' : 'forward';
  const offered =
    unknown.length > 0 ? await offerToAdd(ports, opened, owner, { unknown, cameBy }) : 'duplicate';
  if (entries === 0) return offered;
  return earlierEntries < entries ? 'logged' : 'duplicate';
}

/** An address that was made up is nobody's; an owner who uses an earlier one of theirs is told. */
async function keepForNobody(ports: HandleCopyPorts, opened: OpenedMail): Promise<InboundFate> {
  const owner = opened.automatic ? undefined : await findProvenOwner(ports, opened);
  return owner === undefined ? 'forged' : keep(ports, opened, owner, 'expired');
}

async function keep(
  ports: ReportToOwnerPorts,
  opened: OpenedMail,
  owner: Owner,
  problem: CopyProblem,
): Promise<InboundFate> {
  const sender = soleSender(opened);
  const notice = writeCopyNotice(problem, sender);
  // The owner knows their own words again; a stranger's do not come under Kith's name.
  const words = sender !== undefined && isOwners(sender, { owner }) ? opened.words : '';
  await reportToOwner(ports, { opened: { ...opened, words }, fate: problem, cameTo: 'copy', owner, notice });
  return problem;
}
