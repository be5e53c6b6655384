import { Temporal } from 'temporal-polyfill';
import { MorningBrief, morningBriefSubject, morningBriefText } from '../../emails/morning-brief.tsx';
import type { BriefPerson } from '../../emails/morning-brief-props.ts';
import { renderMail } from '../../emails/render-mail.ts';
import { composeMessage } from '../../functions/delivery/compose-message.ts';
import { deliverySchema } from '../../functions/delivery/domain/delivery.ts';
import { composeBriefPerson } from '../../functions/nudges/domain/compose-brief.ts';
import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import { deriveDeliveryId } from '../../functions/shared/ids.ts';
import { DEMO_START } from '../../infra/local/demo/demo-moments.ts';
import { demoOwner } from '../../infra/local/demo/demo-person.ts';
import { loadDemo } from '../../infra/local/demo/load-demo.ts';
import { peopleDue } from '../../infra/local/demo/people-due.ts';
import { createInMemoryWorld, type InMemoryWorld } from './in-memory-world.ts';

export const DEMO_MAIL_ID = 'demo-brief-1';

/** The demo circle with Monday's brief in the mailbox. */
export async function createDemoWorld(): Promise<InMemoryWorld> {
  const world = createInMemoryWorld(DEMO_START.toInstant());
  await loadDemo(world);
  const [lead, ...others] = peopleDue.map(composeDemoPerson);
  if (lead === undefined) throw new Error('Nobody is due in the demo.');
  await addBrief(world, [lead, ...others]);
  return world;
}

async function addBrief(
  world: InMemoryWorld,
  people: readonly [BriefPerson, ...BriefPerson[]],
): Promise<void> {
  const props = { ownerGreetingName: 'Nora', dateLine: 'Monday, 24 August', people };
  const deliveryId = deriveDeliveryId('demo-brief');
  const recipient = emailAddressSchema.parse('nora@lindqvist.example');
  const subject = morningBriefSubject(props);
  const raw = await composeMessage({
    deliveryId,
    from: { name: 'Kith', address: emailAddressSchema.parse('kith@kith.example') },
    to: { name: demoOwner.name, address: recipient },
    replyTo: people[0].replyAddress,
    subject,
    html: renderMail(<MorningBrief {...props} />),
    text: morningBriefText(props),
  });
  const delivery = deliverySchema.parse({
    deliveryId,
    kind: 'nudge',
    ownerId: demoOwner.ownerId,
    recipient,
    subjects: peopleDue.map(({ contact }) => ({ contactId: contact.contactId })),
    status: 'sent',
    claimedAt: '2026-08-24T06:30:00.000Z',
    expiresAtEpochSeconds: 1_900_000_000,
  });
  const sentAt = DEMO_START.toInstant().toString();
  world.addMail(
    {
      id: DEMO_MAIL_ID,
      from: 'kith@kith.example',
      to: recipient,
      subject,
      sentAt,
      tags: { delivery: deliveryId },
    },
    raw,
    delivery,
  );
}

function composeDemoPerson({ contact, timeline }: (typeof peopleDue)[number], index: number): BriefPerson {
  return composeBriefPerson({
    contact,
    lastInteraction: timeline.at(-1),
    now: Temporal.Instant.from(DEMO_START.toInstant()),
    rules: demoOwner,
    replyAddress: `r+aelwyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3q${index}@in.kith.example`,
    linkOf: (button) =>
      `http://127.0.0.1:3000/nudges/aelwyfd2hhvbzbkd2jxa5m4tq6bnmzlchk7qxnvmj3q${index}/${button}`,
  });
}
