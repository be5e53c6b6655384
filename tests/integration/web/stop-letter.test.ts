import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbCalendarLinks } from '../../../functions/circle/adapters/dynamodb-calendar-links.ts';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { mergeContacts } from '../../../functions/circle/merge-contacts.ts';
import { deriveDeliveryId } from '../../../functions/shared/ids.ts';
import { signNudgeLink } from '../../../functions/shared/nudge-link.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { createSite } from '../../../functions/web/site.tsx';
import { mapErrors } from '../../../functions/web/site-middlewares.ts';
import { stopLetter } from '../../../functions/web/stop-letter.ts';
import { type Crash, crashAt, crashPoints } from '../../builders/crashing.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createWaysWorld, MONDAY, TUESDAY, type WaysWorld } from '../check-ins/ways-world.ts';
import { tokenKeys } from '../nudges/brief-world.ts';
import { createUndoPorts } from './undo-ports.ts';

const engine = await startDynalite();
let world: WaysWorld;
let token: string;
beforeEach(setUp);

async function setUp(): Promise<void> {
  world = await createWaysWorld(engine, { way: 'auto' });
  await world.brief(MONDAY);
  world.clock.setTo('2026-08-24T12:00:00.000Z');
  const deliveryId = deriveDeliveryId('nudge', world.ownerId, '2026-08-24');
  const expiresAt = Temporal.Instant.from('2026-08-26T00:00:00Z');
  const link = signNudgeLink('stop-letter', tokenKeys, { deliveryId, personIndex: 0 }, expiresAt, '');
  token = link.split('/')[2] ?? '';
}

const createPorts = () => ({
  ...world.ports,
  ...createUndoPorts(engine.documentClient, world.tables),
  pressLog: createDynamoDbPressLog(engine.documentClient, world.tables.ledger),
  calendarLinks: createDynamoDbCalendarLinks(engine.documentClient, world.tables.circle),
  checkIns: world.ports.drafts,
});

async function request(method: string): Promise<string | undefined> {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(mapErrors())
    .handler(createSite(createPorts()));
  return (await handler(buildHttpEvent(method, `/nudges/${token}/stop-letter`), buildLambdaContext())).body;
}

describe('the page that stops a letter', () => {
  it('is in the brief, and stops nothing by being opened', async () => {
    expect(world.transport.accepted[0]?.html).toContain('>Stop this letter<');
    expect(await request('GET')).toContain('Stop the letter to Ada?');
    await world.send(TUESDAY);
    expect(world.lettersTo('Ada')).toHaveLength(1);
  });

  it('stops it with one press, for good, and shows the same when it is pressed or opened again', async () => {
    for (const method of ['POST', 'POST', 'GET']) {
      expect(await request(method)).toContain('The letter to Ada does not go out.');
    }
    await world.send(TUESDAY);
    expect(world.lettersTo('Ada')).toEqual([]);
    expect(await world.ports.owners.findOwner(world.ownerId)).toHaveProperty('lastAttentionAt');
  });

  it('stops it also where Ada was merged into somebody since, and the letter is shown no more', async () => {
    const kept = await world.addPerson('Adaline', { addresses: ['adaline@work.example'] });
    const merges = createDynamoDbMergeStore(engine.documentClient, world.tables.circle);
    await mergeContacts(
      { ...world.ports, merges, suppressions: { suppress: async () => {}, lift: async () => {} } },
      { ownerId: world.ownerId, keptId: kept.contactId, absorbedId: world.ada.contactId },
    );
    expect(await request('GET')).toContain('Stop the letter to Adaline?');
    expect(await request('POST')).toContain('The letter to Adaline does not go out.');
    expect(await world.letters.drafts.listForContact(kept)).toMatchObject([{ status: 'skipped' }]);
  });

  it('says so where it is too late', async () => {
    await world.send(TUESDAY);
    expect(await request('GET')).toContain('It has gone out already');
    expect(await request('POST')).toContain('It has gone out already');
    expect(world.lettersTo('Ada')).toHaveLength(1);
  });
});

/** As many as a press makes. */
const CALLS = 12;

/** Whether the process died before the press was through. */
async function pressAndDie(crash: Crash): Promise<boolean> {
  const { wrap } = crashAt(crash);
  const ports = createPorts();
  const mortal = {
    ...ports,
    ...{ owners: wrap(ports.owners), contacts: wrap(ports.contacts), ledger: wrap(ports.ledger) },
    ...{ pressLog: wrap(ports.pressLog), letterDrafts: wrap(ports.letterDrafts) },
    tokenKeys: wrap(ports.tokenKeys),
  };
  return stopLetter(mortal, token).then(
    () => false,
    () => true,
  );
}

describe('a press whose process dies', () => {
  it.each(crashPoints(CALLS))('$when call $atCall is completed by the next', async (crash) => {
    await pressAndDie(crash);
    expect((await stopLetter(createPorts(), token)).standing).toBe('stopped');
    await world.send(TUESDAY);
    expect(world.lettersTo('Ada')).toEqual([]);
  });

  it('may die at every call that it makes', async () => {
    expect(await pressAndDie({ atCall: CALLS, when: 'before' })).toBe(true);
    await setUp();
    expect(await pressAndDie({ atCall: CALLS + 1, when: 'before' })).toBe(false);
  });
});
