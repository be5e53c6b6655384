import { PutSuppressedDestinationCommand } from '@aws-sdk/client-sesv2';
import { beforeEach, expect, it } from 'vitest';
import type { AccountSuppressions } from '../../../functions/delivery/account-suppressions.ts';
import { createDynamoDbIssueLedger } from '../../../functions/delivery/adapters/dynamodb-issue-ledger.ts';
import { createDynamoDbIssueTallies } from '../../../functions/delivery/adapters/dynamodb-issue-tallies.ts';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createSesAccountSuppressions } from '../../../functions/delivery/adapters/ses-account-suppressions.ts';
import { createSesTransport } from '../../../functions/delivery/adapters/ses-transport.ts';
import { liftSuppression } from '../../../functions/delivery/lift-suppression.ts';
import { mirrorLatestSuppressions } from '../../../functions/delivery/mirror-account-suppressions.ts';
import { recordMailEvent } from '../../../functions/delivery/record-mail-events.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { countReads } from '../../bench/count-reads.ts';
import { fixedClock, MONDAY_MORNING } from '../../builders/clock.ts';
import { crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildSubscriber } from '../../builders/newsletter.ts';
import { buildOutgoingMail } from '../../builders/outgoing-mail.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite, type TableNames } from '../../engines/engine.ts';
import { CONFIGURATION_SET, startLocalSes } from '../../engines/local-ses.ts';
import { kith, openCircle } from '../cli/command-line.ts';

const RUTH = emailAddressSchema.parse('ruth+notes@adler.example');
const SAM = emailAddressSchema.parse('sam@x.example');
const ANN = emailAddressSchema.parse('ann@x.example');
const since = isoInstantSchema.parse(MONDAY_MORNING);
const clock = fixedClock();

const engine = await startDynalite();
let ses: Awaited<ReturnType<typeof startLocalSes>>;
let accountSuppressions: AccountSuppressions;
let circle: Circle;
let tables: TableNames;

beforeEach(async () => {
  clock.setTo(MONDAY_MORNING);
  ses = await startLocalSes(clock);
  tables = await engine.createTables();
  accountSuppressions = createSesAccountSuppressions(ses.v2);
  circle = { ...openCircle(engine, tables), accountSuppressions };
  return () => ses.close();
});

const send = async () => {
  await createSesTransport(ses.v1, CONFIGURATION_SET).send(buildOutgoingMail({ to: { address: RUTH } }));
  await ses.whenQuiet();
};
const listAtSes = (address: string, Reason: 'BOUNCE' | 'COMPLAINT' = 'BOUNCE') =>
  ses.v2.send(new PutSuppressedDestinationCommand({ EmailAddress: address, Reason }));
/** What Kith makes of the events that SES published. */
const recordEvents = async () => {
  const ports = {
    ledger: createDynamoDbLedger(engine.documentClient, tables.ledger),
    issueLedger: createDynamoDbIssueLedger(engine.documentClient, tables.ledger),
    issueTallies: createDynamoDbIssueTallies(engine.documentClient, tables.audience),
    suppressionList: circle.suppressions,
    followSettled: async () => {},
    clock,
  };
  for (const event of ses.events.splice(0))
    await recordMailEvent(ports, JSON.stringify({ Message: JSON.stringify(event) }));
};

it('SES lists who bounces for good, swallows the next mail, and its word for that suppresses the address', async () => {
  ses.faults.set({ bounce: { addresses: [RUTH] } });
  await send();
  expect(await accountSuppressions.find(RUTH)).toEqual({ address: RUTH, reason: 'hard-bounce', since });
  ses.faults.clear();
  ses.events.splice(0);
  await send();
  expect(ses.archive.list(RUTH)).toHaveLength(1);
  expect(ses.events).toMatchObject([
    { eventType: 'Send' },
    { eventType: 'Bounce', bounce: { bounceSubType: 'OnAccountSuppressionList' } },
  ]);
  await recordEvents();
  expect(await circle.suppressions.find(RUTH)).toEqual({ reason: 'hard-bounce', scope: 'all', since });
});

it('what is lifted is lifted at SES, too, so that mail arrives again', async () => {
  await circle.suppressions.suppress(RUTH, { reason: 'hard-bounce', scope: 'all', since });
  await listAtSes(RUTH);
  expect((await kith(circle, 'suppression', RUTH)).out).toContain('SES keeps mail from');
  await kith(circle, 'suppression', RUTH, '--lift', 'It works again');
  expect(await accountSuppressions.find(RUTH)).toBeDefined();
  await kith(circle, 'suppression', RUTH, '--lift', 'It works again', '--yes');
  expect(await accountSuppressions.find(RUTH)).toBeUndefined();
  expect(await circle.suppressions.find(RUTH)).toBeUndefined();
  await send();
  expect(ses.archive.list(RUTH)).toHaveLength(1);
  await recordEvents();
  expect(await circle.suppressions.find(RUTH)).toBeUndefined();
});

it('an address that SES alone keeps mail from is told of and lifted; a complaint there is for good', async () => {
  await listAtSes(RUTH);
  expect((await kith(circle, 'suppression', RUTH)).out).toMatch(/^SES keeps mail from ruth/);
  expect(await kith(circle, 'suppression', RUTH, '--lift', 'Works', '--yes')).toMatchObject({ exitCode: 0 });
  expect(await accountSuppressions.find(RUTH)).toBeUndefined();
  await listAtSes(RUTH, 'COMPLAINT');
  expect(await kith(circle, 'suppression', RUTH, '--lift', 'Works', '--yes')).toMatchObject({ exitCode: 1 });
  expect(await accountSuppressions.find(RUTH)).toMatchObject({ reason: 'complaint' });
});

it('what was asked of one owner is told and lifted, also where a reader left the newsletter, which lifting does not undo', async () => {
  await circle.owners.addOwner(buildOwner());
  const { ownerId, name } = buildOwner();
  await circle.suppressions.stopOwner(RUTH, ownerId, since);
  expect((await kith(circle, 'suppression', RUTH)).out).toMatch(
    new RegExp(
      `^${RUTH.replace('+', '\\+')} gets no mail of ${name}’s, since 2026-08-24: they asked for it\\.`,
    ),
  );
  const left = { ...buildSubscriber({ status: 'left' }), address: RUTH };
  await circle.subscribers.save(left, undefined);
  const { out } = await kith(circle, 'suppression', RUTH, '--lift', 'She asked for letters', '--yes');
  expect(out).toBe(
    `Lifted. Kith may write to ${RUTH} again, but for the newsletter: they left it, and come back by signing up.`,
  );
  expect(await circle.suppressions.find(RUTH, ownerId)).toBeUndefined();
});

it.each(crashPoints(2))('lifting survives a crash: suppressed, or free at both (%j)', async (crash) => {
  await circle.suppressions.suppress(RUTH, { reason: 'hard-bounce', scope: 'all', since });
  await listAtSes(RUTH);
  const { suppressions } = circle;
  const lifting = { at: since, why: 'Works' };
  const { wrap } = crashAt(crash);
  const dying = { suppressions: wrap(suppressions), accountSuppressions: wrap(accountSuppressions) };
  await liftSuppression(dying, RUTH, lifting, []).catch(() => undefined);
  if ((await suppressions.find(RUTH)) === undefined)
    expect(await accountSuppressions.find(RUTH)).toBeUndefined();
  await liftSuppression({ suppressions, accountSuppressions }, RUTH, lifting, []);
  expect([await suppressions.find(RUTH), await accountSuppressions.find(RUTH)]).toEqual([
    undefined,
    undefined,
  ]);
});

it('mirrors the whole list of SES, page by page, and keeps nothing anew of who was erased', async () => {
  const others = Array.from({ length: 130 }, (_, number) => `r${number}@x.example`);
  for (const address of others) await listAtSes(address);
  await listAtSes(SAM, 'COMPLAINT');
  await listAtSes(RUTH);
  await circle.suppressions.seal(RUTH, { reason: 'asked-to-stop', scope: 'newsletter', since });
  for (const _ of [1, 2])
    expect((await kith(circle, 'suppression', 'mirror', '--json')).out).toContain('"atSes": 132');
  expect(await circle.suppressions.find(SAM)).toEqual({ reason: 'complaint', scope: 'all', since });
  const last = emailAddressSchema.parse(others.at(-1));
  expect(await circle.suppressions.find(last)).toEqual({ reason: 'hard-bounce', scope: 'all', since });
  expect(await circle.suppressions.look(RUTH)).toMatchObject({
    isSealed: true,
    suppression: { scope: 'newsletter' },
  });
});

it('mirrors each day whom SES has listed of late, and reads no more of a list that grows', async () => {
  await listAtSes(SAM);
  clock.setTo('2026-09-02T06:30:00.000Z');
  await listAtSes(ANN, 'COMPLAINT');
  const { documentClient } = engine;
  const ports = { accountSuppressions, suppressions: circle.suppressions, clock };
  for (const _ of [1, 2]) {
    const { requests } = await countReads(documentClient, async () => {
      expect(await mirrorLatestSuppressions(ports)).toBe(1);
    });
    expect(requests).toEqual({ BatchGetItemCommand: 1 });
  }
  expect(await circle.suppressions.find(ANN)).toMatchObject({ reason: 'complaint', scope: 'all' });
  expect(await circle.suppressions.find(SAM)).toBeUndefined();
});

it.each(crashPoints(2))('the daily mirroring survives a crash (%j)', async (crash) => {
  await listAtSes(SAM);
  const { wrap } = crashAt(crash);
  const { suppressions } = circle;
  const ports = { accountSuppressions, suppressions, clock };
  await mirrorLatestSuppressions({ ...ports, suppressions: wrap(suppressions) }).catch(() => undefined);
  await mirrorLatestSuppressions(ports);
  expect(await suppressions.find(SAM)).toMatchObject({ reason: 'hard-bounce', scope: 'all' });
});

it('explains what keeps mail from an address, and lifts it with a word on why', async () => {
  const args = ['suppression', 'ann@x.example'];
  expect((await kith(circle, ...args)).out).toBe('Nothing keeps mail from ann@x.example.');
  await circle.suppressions.suppress(ANN, { reason: 'hard-bounce', scope: 'all', since });
  expect((await kith(circle, ...args)).out).toContain('no mail at all, since 2026-08-24: mail there came');
  expect((await kith(circle, ...args, '--lift', 'It works again')).out).toContain('Nothing was changed');
  expect(await circle.suppressions.find(ANN)).toBeDefined();
  await kith(circle, ...args, '--lift', 'It works again', '--yes');
  expect(await circle.suppressions.find(ANN)).toBeUndefined();
});

it('keeps a complaint for good', async () => {
  await circle.suppressions.suppress(ANN, { reason: 'complaint', scope: 'all', since });
  const { exitCode } = await kith(circle, 'suppression', 'ann@x.example', '--lift', 'Please', '--yes');
  expect(exitCode).toBe(1);
  expect(await circle.suppressions.find(ANN)).toMatchObject({ reason: 'complaint' });
});
