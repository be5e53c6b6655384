import { PutSuppressedDestinationCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import { deliveryIdSchema, newOwnerId } from '../../functions/shared/ids.ts';
import { toIsoInstant } from '../../functions/shared/iso-instant.ts';
import { readRuntimeFile } from '../../infra/local/data/runtime-file.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../infra/local/local-aws.ts';
import { buildOwner } from '../builders/owner.ts';
import { buildPerson } from '../builders/person.ts';
import { DemoJourney } from './demo-journey.ts';

const PEOPLE = ['Ada', 'Bo', 'Cleo'];

let journey: DemoJourney;
let owner: Owner;
let address: string;

beforeAll(async () => {
  journey = await DemoJourney.start();
});

afterAll(async () => {
  await journey[Symbol.asyncDispose]();
});

// A circle for each: who was in a brief is not due for a while, and a bounce ends the mail to its owner.
beforeEach(async () => {
  await journey.post('/_local/faults', { clear: true });
  owner = await addOwnerWithBriefDue();
  address = owner.addresses[0]?.address ?? 'nobody';
  for (const name of PEOPLE) {
    await journey.system.world.contacts.addContact(buildPerson(name, { ownerId: owner.ownerId }));
  }
});

/** Whose brief is sent by the next run of the schedule, whenever that is. */
async function addOwnerWithBriefDue(): Promise<Owner> {
  const { owners, now } = journey.system.world;
  const thisHour = now()
    .toZonedDateTimeISO('Europe/London')
    .round({ smallestUnit: 'hour', roundingMode: 'floor' });
  const ownerId = newOwnerId();
  const added = buildOwner({
    ownerId,
    addresses: [{ address: `${ownerId}@owners.example`, confirmedAt: toIsoInstant(now()) }],
    sendingHour: thisHour.hour,
    briefDueAt: toIsoInstant(thisHour.toInstant()),
  });
  await owners.addOwner(added);
  return added;
}

const everything = { rate: 1 };

const newestDelivery = async () => {
  const newest = (await journey.listMail(address)).at(-1);
  return await journey.system.world.ledger.find(deliveryIdSchema.parse(newest?.tags['delivery']));
};

const statusOfNewest = async () => (await newestDelivery())?.status;

const contactIdsOfNewest = async () =>
  (await newestDelivery())?.subjects.map(({ contactId }) => contactId) ?? [];

async function nudgedOn(date: string): Promise<readonly string[]> {
  const nudged: string[] = [];
  for await (const { contactId, lastNudgedAt } of journey.system.world.contacts.listContacts(owner.ownerId)) {
    if (lastNudgedAt?.startsWith(date)) nudged.push(contactId);
  }
  return nudged;
}

test('a brief that SES took without answering goes out once; its event has its people marked, and not named again', async () => {
  await journey.post('/_local/faults', { timeoutAfterAccepting: everything });
  await journey.advance('PT1H');
  expect(await journey.listMail(address)).toHaveLength(1);
  expect(await statusOfNewest()).toBe('delivered');
  const people = await contactIdsOfNewest();
  expect(people).not.toEqual([]);
  const sentOn = (await journey.listMail(address)).at(-1)?.sentAt.slice(0, 10) ?? 'never';
  expect((await nudgedOn(sentOn)).toSorted()).toEqual(people.toSorted());

  await journey.post('/_local/faults', { clear: true });
  await journey.advance('PT23H');
  const nextDay = (await journey.listMail(address)).length > 1 ? await contactIdsOfNewest() : [];
  expect(nextDay.filter((contactId) => people.includes(contactId))).toEqual([]);
});

test('a brief that SES throttled goes out once, at a later tick', async () => {
  await journey.post('/_local/faults', { throttle: everything });
  await journey.advance('PT45M');
  expect(await journey.listMail(address)).toEqual([]);

  await journey.post('/_local/faults', { clear: true });
  await journey.advance('PT1H');
  expect(await journey.listMail(address)).toHaveLength(1);
});

test.each([
  { fault: 'bounce', status: 'bounced' },
  { fault: 'complain', status: 'complained' },
])('the event $status reaches the ledger', async ({ fault, status }) => {
  await journey.post('/_local/faults', { [fault]: everything });
  await journey.advance('PT15M');
  expect(await statusOfNewest()).toBe(status);
});

test('whom SES itself has come to keep mail from is on Kith’s list the next morning', async () => {
  const listed = emailAddressSchema.parse('listed@elsewhere.example');
  const endpoint = readRuntimeFile(journey.dataDir)?.endpoints.ses ?? '';
  const ses = new SESv2Client({ endpoint, region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
  await ses.send(new PutSuppressedDestinationCommand({ EmailAddress: listed, Reason: 'COMPLAINT' }));
  await journey.advance('P1D');
  const found = await journey.system.world.suppressions.find(listed);
  expect(found).toMatchObject({ reason: 'complaint', scope: 'all' });
});
