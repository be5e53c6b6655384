import middy from '@middy/core';
import httpRouterHandler from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Plan } from '../../../functions/circle/domain/plan.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { signNudgeLink } from '../../../functions/shared/nudge-link.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { type MarkSharedPorts, markShared } from '../../../functions/web/mark-shared.ts';
import { sharedRoutes } from '../../../functions/web/shared-routes.tsx';
import { mapErrors } from '../../../functions/web/site-middlewares.ts';
import { crashAt } from '../../builders/crashing.ts';
import { buildDelivery } from '../../builders/delivery.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, RUTH } from '../inbound/inbound-world.ts';

const NUDGE = buildDelivery({ subjects: [{ contactId: RUTH.contactId }] });
const plan = (planId: string, text: string, addedAt = '2026-08-20T08:00:00.000Z'): Plan => ({
  ...{ planId: planId.repeat(24), kind: 'shout-out', text, addedAt: isoInstantSchema.parse(addedAt) },
});

const engine = await startDynalite();
let world: InboundWorld;
let ports: MarkSharedPorts;
let path: string;
afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createInboundWorld(engine);
  const { ledger } = await engine.createTables();
  ports = { ...world.ports, pressLog: createDynamoDbPressLog(engine.documentClient, ledger) };
  const later = plan('b', 'her new book', '2026-08-25T08:00:00.000Z');
  await ports.contacts.changeContact(RUTH, (ruth) => ({
    ...ruth,
    plans: [plan('a', 'her talk in Oslo'), later],
  }));
  const keys = await ports.tokenKeys.readTokenKeys();
  const until = Temporal.Instant.from('2026-12-01T00:00:00Z');
  path = signNudgeLink('shared', keys, { deliveryId: NUDGE.deliveryId, personIndex: 0 }, until, '');
});

const token = () => path.split('/')[2] ?? '';
const praised = async () =>
  (await world.readTimeline()).filter(({ kind }) => kind === 'shout-out').map(({ text }) => text);
const closed = async () =>
  (await ports.contacts.findContact(RUTH))?.plans.flatMap((each) =>
    each.closed ? [`${each.text}: ${each.closed.how}`] : [],
  );

async function request(method: string, at = path): Promise<APIGatewayProxyStructuredResultV2> {
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(mapErrors())
    .handler(httpRouterHandler({ routes: [...sharedRoutes(ports)] }));
  return handler(buildHttpEvent(method, at), buildLambdaContext());
}

it('“I’ve shared it” says what for, and writes nothing down by being opened', async () => {
  expect((await request('GET')).body).toContain('her talk in Oslo');
  expect(await praised()).toEqual([]);
  expect(await closed()).toEqual([]);
});

it('a press logs what the mail told of, once, and leaves what was planned since', async () => {
  for (const method of ['POST', 'POST', 'GET'])
    expect((await request(method)).body).toContain('How kind of you');
  expect(await praised()).toEqual(['her talk in Oslo']);
  expect(await closed()).toEqual(['her talk in Oslo: done']);
});

it('a link to another button of the same mail is none to this page', async () => {
  const keys = await ports.tokenKeys.readTokenKeys();
  const until = Temporal.Instant.from('2026-12-01T00:00:00Z');
  const done = signNudgeLink('done', keys, { deliveryId: NUDGE.deliveryId, personIndex: 0 }, until, '');
  expect((await request('POST', done.replace(/done$/, 'shared'))).statusCode).toBe(404);
  expect(await praised()).toEqual([]);
});

it('wherever the process dies, pressing again completes it, and nothing is logged twice', async () => {
  for (const when of ['before', 'after'] as const) {
    for (let atCall = 1; atCall <= 8; atCall += 1) {
      const crash = crashAt({ atCall, when });
      const { contacts, timeline, pressLog } = ports;
      const dying = {
        contacts: crash.wrap(contacts),
        timeline: crash.wrap(timeline),
        pressLog: crash.wrap(pressLog),
      };
      await markShared({ ...ports, ...dying }, token()).catch(() => undefined);
    }
  }
  await request('POST');
  expect(await praised()).toEqual(['her talk in Oslo']);
  expect(await closed()).toEqual(['her talk in Oslo: done']);
});
