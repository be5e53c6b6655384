import { Temporal } from 'temporal-polyfill';
import type { Owner } from '../circle/domain/owner.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import { type SendDeliveryPorts, sendDelivery } from '../delivery/send-delivery.ts';
import { deriveDeliveryId } from '../shared/ids.ts';
import { fromIsoInstant, type IsoInstant, toIsoInstant } from '../shared/iso-instant.ts';
import { log } from '../shared/log.ts';
import type { IssueContext } from './address-issue.ts';
import type { AgendaStore } from './agenda-store.ts';
import { changeAgenda } from './change-agenda.ts';
import { chooseEvergreen } from './choose-evergreen.ts';
import { countReaders } from './count-readers.ts';
import { type Agenda, type Eve, praisesElsewhere } from './domain/agenda.ts';
import { isInTime } from './domain/decide-slot.ts';
import type { IssueFile } from './domain/issue-file.ts';
import { plannedFrom } from './domain/proof.ts';
import { whyTaken } from './domain/weeks.ts';
import { findNewsletterOwner } from './find-newsletter-owner.ts';
import type { IssueStore } from './issue-store.ts';
import { writeProofMail } from './proof-mail.ts';
import type { SubscriberStore } from './subscriber-store.ts';
import type { WriteProofPorts } from './write-proof.ts';

export interface PrepareEvePorts extends SendDeliveryPorts, Omit<WriteProofPorts, 'agendas'> {
  readonly agendas: AgendaStore;
  readonly issues: Pick<IssueStore, 'findSlot' | 'find'>;
  readonly owners: Pick<OwnerStore, 'listOwners' | 'claimUrgentDay'>;
  readonly subscribers: Pick<SubscriberStore, 'listConfirmed'>;
}

const EVE_HOURS = 24;

/**
 * A day before a slot whose issue the owner has not approved, they get one mail: the draft that waits for their word, or that
 * none has come, with the letter that goes in its place. It is that day's one urgent mail; where the day has had one, it waits for
 * the next. Not for a newsletter without readers. Each step can be repeated, and the mail goes out once.
 */
export async function prepareEve(
  ports: PrepareEvePorts,
  context: IssueContext,
  files: readonly IssueFile[],
): Promise<void> {
  const now = ports.clock.now();
  const slotAt = await ports.issues.findSlot();
  if (slotAt === undefined || !isEve(slotAt, now)) return;
  const agenda = await ports.agendas.find();
  if (!needsMail(agenda, slotAt)) return;
  if ((await ports.subscribers.listConfirmed({ limit: 1 })).length === 0) return;
  const owner = await findNewsletterOwner(ports.owners, context.operatorAddress);
  const day = await claimDay(ports, owner, slotAt, now);
  if (day === undefined) return;
  const eve = await planEve(ports, context, { files, owner, slotAt, day });
  if (eve !== undefined) await sendEve(ports, context, owner, eve);
}

function isEve(slotAt: IsoInstant, now: Temporal.Instant): boolean {
  const slot = fromIsoInstant(slotAt);
  return (
    Temporal.Instant.compare(now, slot) < 0 &&
    Temporal.Instant.compare(now, slot.subtract({ hours: EVE_HOURS })) >= 0
  );
}

/** Nothing to ask where the week is settled: an issue is approved or held, or none is wanted. */
function needsMail(agenda: Agenda, slotAt: IsoInstant): boolean {
  const [first] = agenda.waiting;
  const isSettled = first?.approvedAt !== undefined || first?.heldAt !== undefined;
  const isTold = agenda.eve?.slotAt === slotAt && agenda.eve.sentAt !== undefined;
  return !isSettled && !isTold && whyTaken(agenda, slotAt) === undefined;
}

/**
 * The owner-local day whose urgent mail this is; undefined where the day has had one, or is to have one about somebody in need. A
 * run that was interrupted claims it again.
 */
async function claimDay(
  { owners }: PrepareEvePorts,
  { ownerId, timeZone, mailStoppedAt, urgent, lastUrgentOn, lastUrgentMailId }: Owner,
  slotAt: IsoInstant,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const mailId = eveMailId(ownerId, slotAt);
  if (mailStoppedAt !== undefined) return undefined;
  const isOurs = lastUrgentOn === day && lastUrgentMailId === mailId;
  if (urgent !== undefined && !isOurs) return undefined;
  return (await owners.claimUrgentDay(ownerId, day, mailId)) === 'claimed' ? day : undefined;
}

const eveMailId = (ownerId: Owner['ownerId'], slotAt: IsoInstant) =>
  deriveDeliveryId('issue-eve', ownerId, slotAt);

interface EveToPlan {
  readonly files: readonly IssueFile[];
  readonly owner: Owner;
  readonly slotAt: IsoInstant;
  readonly day: string;
}

/** Chooses what the mail shows, and notes it before it is sent, so that an answer always finds which bytes it is about. */
async function planEve(
  ports: PrepareEvePorts,
  context: IssueContext,
  { files, owner, slotAt, day }: EveToPlan,
): Promise<Eve | undefined> {
  const read = await ports.agendas.find();
  const praise = praisesElsewhere(read, read.eve?.evergreen) ? undefined : { since: read.praisedUntil };
  const evergreen = await chooseEvergreen(ports, context, { files, owner, slotAt, praise });
  const mailId = eveMailId(owner.ownerId, slotAt);
  const { eve } = await changeAgenda(ports.agendas, (agenda) => {
    if (!needsMail(agenda, slotAt)) return { agenda, eve: undefined };
    if (agenda.eve?.slotAt === slotAt && agenda.eve.isPlanned) return { agenda, eve: agenda.eve };
    const planned = evergreen && plannedFrom(evergreen);
    const proofId = agenda.waiting[0]?.proofId ?? planned?.proofId;
    const next: Eve = {
      ...{ slotAt, mailId, day, isPlanned: true },
      ...(proofId && { proofId }),
      ...(planned && { evergreen: planned }),
    };
    return { agenda: { ...agenda, eve: next }, eve: next };
  });
  return eve;
}

async function sendEve(ports: PrepareEvePorts, context: IssueContext, owner: Owner, eve: Eve): Promise<void> {
  const { slotAt, mailId, proofId, evergreen } = eve;
  const { agendas, clock, tokenKeys, subscribers } = ports;
  const instead = evergreen && (await agendas.findProof(evergreen.proofId));
  const shown = proofId === evergreen?.proofId ? instead : proofId && (await agendas.findProof(proofId));
  const isDraft = proofId !== undefined && proofId !== evergreen?.proofId;
  const now = clock.now();
  const inTime = isInTime(toIsoInstant(now), slotAt);
  const goesInItsPlace = isDraft && inTime && context.newsletter.whenSilent === 'evergreen';
  const mail = writeProofMail(
    context,
    {
      mailId,
      owner,
      slotAt,
      occasion: isDraft ? 'eve-draft' : shown ? 'eve-evergreen' : 'eve-nothing',
      proof: shown || undefined,
      inItsPlace: goesInItsPlace ? instead : undefined,
      readers: await countReaders(subscribers),
      isInTime: inTime,
    },
    { keys: await tokenKeys.readTokenKeys(), now },
  );
  const { ownerId } = owner;
  const result = await sendDelivery(ports, { mail, kind: 'proof', ownerId, subjects: [] });
  if (result.outcome !== 'sent') {
    log.warn('The mail before a slot did not go out for sure', { slotAt, outcome: result.outcome });
    return;
  }
  const sentAt = result.delivery.claimedAt;
  await changeAgenda(agendas, (agenda) =>
    agenda.eve?.mailId === mailId ? { agenda: { ...agenda, eve: { ...agenda.eve, sentAt } } } : { agenda },
  );
}
