import type { ContactKey } from '../circle/contact-store.ts';
import type { Contact } from '../circle/domain/contact.ts';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { type ContactAnswer, type NoteConsentPorts, noteConsent } from '../giving/note-consent.ts';
import { askedWords } from './domain/classify/asked-words.ts';
import { asksToStop } from './domain/classify/stop-request.ts';
import { judgeContact } from './domain/judge-contact.ts';
import { isQuarantined } from './domain/judge-sender.ts';
import { namesOfBoth } from './domain/silence.ts';
import { type ContactMailProblem, writeContactNotice } from './domain/write-contact-notice.ts';
import { type HonourStopPorts, honourStop } from './honour-stop.ts';
import type { InboundFate } from './inbound-log.ts';
import { type NoteAbsencePorts, noteAbsence } from './note-absence.ts';
import { type OpenedMail, soleSender } from './open-mail.ts';
import { type PassOnReplyPorts, passOnReply } from './pass-on-reply.ts';
import { type ReportToOwnerPorts, reportToOwner } from './report-to-owner.ts';
import type { ContactReplyRoute } from './route-mail.ts';

export interface HandleContactReplyPorts
  extends ReportToOwnerPorts,
    PassOnReplyPorts,
    HonourStopPorts,
    NoteAbsencePorts,
    NoteConsentPorts {
  readonly owners: ReportToOwnerPorts['owners'] & Pick<OwnerStore, 'findOwner'>;
  readonly contacts: HonourStopPorts['contacts'] &
    NoteAbsencePorts['contacts'] &
    NoteConsentPorts['contacts'];
}

/**
 * A contact's answer is put on their timeline and passed on to the owner at once. Nothing else can be done by this address,
 * and whoever writes to it never gets an answer from Kith: a stranger learns nothing.
 */
export async function handleContactReply(
  ports: HandleContactReplyPorts,
  opened: OpenedMail,
  route: ContactReplyRoute,
): Promise<InboundFate> {
  if (opened.automatic) {
    await noteAbsence(ports, opened, route);
    return 'automatic';
  }
  if (route.contact === undefined) return 'unmatched';
  const owner = await ports.owners.findOwner(route.contact.ownerId);
  const contact = await ports.contacts.findContact(route.contact);
  const whose = { key: route.contact, owner, person: contact };
  if (owner === undefined || contact === undefined) return keep(ports, opened, 'unmatched', whose);
  if (isQuarantined(opened.mail)) return keep(ports, opened, 'quarantined', whose);
  if (!opened.isReadable) return keep(ports, opened, 'unreadable', whose);
  if (asksToStop(askedWords(opened.words, opened.content), namesOfBoth(owner, contact))) {
    return honourStop(ports, { owner, contact, opened });
  }
  const consent = isTheirs(opened, contact) ? await noteConsent(ports, answerOf(opened, contact)) : undefined;
  return passOnReply(ports, opened, { owner, contact, consent });
}

function answerOf({ words, mail, content }: OpenedMail, contact: Contact): ContactAnswer {
  const { subject, references } = content.thread;
  const inReplyTo = content.headers.get('in-reply-to') ?? '';
  return { contact, words, subject, references: `${inReplyTo} ${references}`, at: mail.receivedAt };
}

const isTheirs = ({ mail, content, ...opened }: OpenedMail, { addresses }: Contact): boolean =>
  judgeContact({ sender: soleSender({ content, ...opened }), addresses, mail, content }) === 'theirs';

interface Whose {
  readonly key: ContactKey;
  readonly owner: Owner | undefined;
  readonly person: Contact | undefined;
}

async function keep(
  ports: ReportToOwnerPorts,
  opened: OpenedMail,
  problem: ContactMailProblem,
  { key, owner, person }: Whose,
): Promise<InboundFate> {
  const notice = writeContactNotice(problem, person?.name);
  await reportToOwner(ports, { opened, fate: problem, cameTo: key.contactId, owner, person, notice });
  return problem;
}
