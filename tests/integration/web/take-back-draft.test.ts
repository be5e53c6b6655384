import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { prepareDraft } from '../../../functions/check-ins/prepare-draft.ts';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { signNudgeLink } from '../../../functions/shared/nudge-link.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { draftCheckIn } from '../../../functions/web/draft-check-in.ts';
import { createSite } from '../../../functions/web/site.tsx';
import { mapErrors } from '../../../functions/web/site-middlewares.ts';
import { takeBackDraft } from '../../../functions/web/take-back-draft.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { startDynalite, type TableNames } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld, TOMORROW_MORNING, tokenKeys } from '../nudges/brief-world.ts';
import { createUndoPorts } from './undo-ports.ts';

const engine = await startDynalite();
let tables: TableNames;
let world: BriefWorld;
let ruth: Contact;
let token: string;
beforeEach(setUp);

/** Ruth is in the brief of this morning, without a letter. */
async function setUp(): Promise<void> {
  tables = await engine.createTables();
  world = await createBriefWorld(engine, tables);
  ruth = await world.addPerson('Ruth', { addresses: ['ruth@adler.example'] });
  await world.logLetterOf(ruth, 'We are learning Greek.');
  await world.tick();
  const deliveryId = deriveDeliveryId('nudge', world.ownerId, '2026-08-24');
  const expiresAt = Temporal.Instant.from('2026-08-26T00:00:00Z');
  token =
    signNudgeLink('draft', tokenKeys, { deliveryId, personIndex: 0 }, expiresAt, '').split('/')[2] ?? '';
}

const createPorts = () => ({
  ...world.ports,
  ...createUndoPorts(engine.documentClient, tables),
  pressLog: createDynamoDbPressLog(engine.documentClient, tables.ledger),
  calendarLinks: createDynamoDbCalendarLinks(engine.documentClient, tables.circle),
  checkIns: {
    prepareDraft: (occasion: Parameters<typeof prepareDraft>[1]) => prepareDraft(world.letters, occasion),
  },
});

async function press(fields = ''): Promise<string> {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(mapErrors())
    .handler(createSite(createPorts()));
  const event = { ...buildHttpEvent('POST', `/nudges/${token}/draft`), body: fields, isBase64Encoded: false };
  return (await handler(event, buildLambdaContext())).body ?? '';
}
const takeBack = () => press('take-back=yes');
const findRuth = () => world.ports.contacts.findContact(ruth);
const findDrafts = () => world.letters.drafts.listForContact(ruth);

describe('a drafted letter', () => {
  it('is taken back from its page: the next brief brings neither it nor its person once more', async () => {
    expect(await press()).toContain('Take it back</button>');
    expect(await takeBack()).toContain('The letter to Ruth is gone');
    expect(await findDrafts()).toMatchObject([{ status: 'skipped' }]);
    expect(await findRuth()).toMatchObject({ checkIns: { way: 'off' } });
    expect(await findRuth()).not.toHaveProperty('draftAskedAt');
    world.clock.setTo(TOMORROW_MORNING);
    expect(await world.tick()).toEqual(['silent']);
  });

  it('counts for no skip, and stays taken back however often either button is pressed', async () => {
    await press();
    for (let times = 0; times < 2; times += 1) {
      expect(await takeBack()).toContain('You took this back');
      expect(await press()).toContain('You took this back');
    }
    expect((await findDrafts()).map(({ skippedAt }) => skippedAt)).toEqual([undefined]);
  });

  it('leaves letters as they were to somebody who had them before', async () => {
    const since = isoInstantSchema.parse('2026-08-01T00:00:00.000Z');
    const checkIns = { way: 'approve' as const, since };
    await world.ports.contacts.changeContact(ruth, (contact) => ({ ...contact, checkIns }));
    await press();
    await takeBack();
    expect(await findRuth()).toMatchObject({ checkIns });
    expect(await findRuth()).not.toHaveProperty('draftAskedAt');
  });

  it('is taken back no more once it was decided about', async () => {
    await press();
    const [draft] = await findDrafts();
    if (draft === undefined) throw new Error('There is no draft');
    const approvedAt = isoInstantSchema.parse('2026-08-24T07:00:00.000Z');
    await world.letters.drafts.approve(draft, { text: draft.text, approvedAt, messageId: 'm1' }, approvedAt);
    expect(await takeBack()).toContain('It is decided already');
    expect(await findDrafts()).toMatchObject([{ status: 'approved' }]);
  });
});

describe('taking back that dies', () => {
  /** As many calls as it makes. */
  const CALLS = 9;

  async function takeBackAndDie(crash: Crash): Promise<boolean> {
    await draftCheckIn(createPorts(), token);
    const { wrap } = crashAt(crash);
    const ports = createPorts();
    const mortal = {
      ...{ owners: wrap(ports.owners), contacts: wrap(ports.contacts), ledger: wrap(ports.ledger) },
      ...{ pressLog: wrap(ports.pressLog), letterDrafts: wrap(ports.letterDrafts) },
      ...{ tokenKeys: wrap(ports.tokenKeys), clock: ports.clock },
    };
    return takeBackDraft(mortal, token).then(
      () => false,
      () => true,
    );
  }

  it.each(crashPoints(CALLS))('$when call $atCall is completed by the next press', async (crash) => {
    await takeBackAndDie(crash);
    expect((await takeBackDraft(createPorts(), token)).outcome).toBe('taken-back');
    expect(await findDrafts()).toMatchObject([{ status: 'skipped' }]);
    expect(await findRuth()).not.toHaveProperty('draftAskedAt');
  });

  it('may die at every call', async () => {
    expect(await takeBackAndDie({ atCall: CALLS, when: 'before' })).toBe(true);
    await setUp();
    expect(await takeBackAndDie({ atCall: CALLS + 1, when: 'before' })).toBe(false);
  });
});
