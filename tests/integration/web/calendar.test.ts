import { gunzipSync } from 'node:zlib';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbLedger } from '../../../functions/delivery/adapters/dynamodb-ledger.ts';
import { createDynamoDbPressLog } from '../../../functions/web/adapters/dynamodb-press-log.ts';
import { createSite } from '../../../functions/web/site.tsx';
import { answerHeadLikeGet, mapErrors } from '../../../functions/web/site-middlewares.ts';
import type { Circle } from '../../../infra/cli/circle.ts';
import { buildContact } from '../../builders/contact.ts';
import { buildHttpEvent, buildLambdaContext } from '../../builders/http-event.ts';
import { buildOwner } from '../../builders/owner.ts';
import { startDynalite, type TableNames } from '../../engines/engine.ts';
import { kith, openCircle } from '../cli/command-line.ts';
import { createUndoPorts } from './undo-ports.ts';

const OWNER = buildOwner();
const occasions = [{ kind: 'birthday' as const, date: { month: 5, day: 4, year: 1976 } }];
const RUTH = buildContact({ occasions });
const PETER = buildContact({
  contactId: 'peterpeterpeterp',
  name: 'Peter Holm',
  addresses: [],
  occasions,
  hidden: { since: '2026-01-01T00:00:00.000Z' },
});

const engine = await startDynalite();
let tables: TableNames;
let circle: Circle;
beforeEach(async () => {
  tables = await engine.createTables();
  circle = openCircle(engine, tables);
  await circle.owners.addOwner(OWNER);
  await circle.contacts.addContacts(OWNER.ownerId, [RUTH, PETER]);
});

function request(
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<APIGatewayProxyStructuredResultV2> {
  const site = createSite({
    ...circle,
    tokenKeys: { readTokenKeys: () => Promise.reject(new Error('not needed')) },
    ...createUndoPorts(engine.documentClient, tables),
    ledger: createDynamoDbLedger(engine.documentClient, tables.ledger),
    pressLog: createDynamoDbPressLog(engine.documentClient, tables.ledger),
    checkIns: { prepareDraft: async () => undefined },
  });
  const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(answerHeadLikeGet())
    .use(mapErrors())
    .handler(site);
  return Promise.resolve(handler({ ...buildHttpEvent(method, path), headers }, buildLambdaContext()));
}

async function makeLink(...flags: readonly string[]): Promise<string> {
  const { exitCode, out } = await kith(circle, 'calendar', 'link', '--json', ...flags);
  expect(exitCode).toBe(0);
  return new URL(JSON.parse(out).url).pathname;
}

const readTable = async () =>
  (await engine.documentClient.send(new ScanCommand({ TableName: tables.circle }))).Items;

describe('the calendar behind a secret link', () => {
  it('has the days of the circle, but for the hidden', async () => {
    const path = await makeLink();
    expect(path).toMatch(/^\/calendar\/[a-z2-7]{24}\.ics$/);
    const { statusCode, headers, body = '' } = await request('GET', path);
    expect({ statusCode, headers }).toMatchObject({
      statusCode: 200,
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Cache-Control': 'private, max-age=3600',
        'X-Robots-Tag': 'noindex',
        'Referrer-Policy': 'no-referrer',
      },
    });
    expect(new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent')).toHaveLength(6);
    expect(body).toContain("Ruth Adler's birthday (turns 50)");
    expect(body).not.toContain('Peter');
  });

  it('stops working when a new link is made, and when it is taken away', async () => {
    const first = await makeLink();
    expect(await kith(circle, 'calendar', 'link')).toMatchObject({
      exitCode: 2,
      notes: expect.stringContaining('There is a calendar link already'),
    });
    expect((await request('GET', first)).statusCode).toBe(200);
    const second = await makeLink('--yes');
    expect((await request('GET', first)).statusCode).toBe(404);
    expect((await request('GET', second)).statusCode).toBe(200);
    expect(await kith(circle, 'calendar', 'off')).toMatchObject({
      out: 'The calendar link no longer works.',
    });
    expect((await request('GET', second)).statusCode).toBe(404);
    expect(await kith(circle, 'calendar', 'off')).toMatchObject({
      exitCode: 0,
      out: 'There was no calendar link.',
    });
  });

  it('is not told from any page that there is not, whatever the secret', async () => {
    const nowhere = await request('GET', '/nowhere');
    const path = await makeLink();
    const secret = path.slice('/calendar/'.length, -'.ics'.length);
    for (const file of [
      `${'a'.repeat(24)}.ics`,
      secret,
      `${secret}.ICS`,
      `${secret.toUpperCase()}.ics`,
      '%00.ics',
    ]) {
      expect(await request('GET', `/calendar/${file}`)).toEqual(nowhere);
    }
  });

  it('is stored nowhere: the table holds a digest', async () => {
    const secret = (await makeLink()).slice('/calendar/'.length, -'.ics'.length);
    expect(JSON.stringify(await readTable())).not.toContain(secret);
  });

  it('is sent once: whoever has it already hears that nothing changed', async () => {
    const path = await makeLink();
    const etag = String((await request('GET', path)).headers?.['ETag']);
    const again = await request('GET', path, { 'if-none-match': etag });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBeUndefined();
    await circle.contacts.addContact(
      buildContact({ contactId: 'anneanneanneanne', addresses: [], occasions }),
    );
    expect((await request('GET', path, { 'if-none-match': etag })).statusCode).toBe(200);
  });

  it('is compressed for whoever can read that', async () => {
    const path = await makeLink();
    const plain = await request('GET', path);
    const small = await request('GET', path, { 'accept-encoding': 'gzip, deflate' });
    expect(small.headers).toMatchObject({ 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
    expect(gunzipSync(Buffer.from(small.body ?? '', 'base64')).toString()).toBe(plain.body);
  });

  it('answers HEAD like GET without a body, refuses to be written to, and changes nothing', async () => {
    const path = await makeLink();
    const before = await readTable();
    const get = await request('GET', path);
    expect(await request('HEAD', path)).toEqual({ ...get, body: '' });
    expect(await request('POST', path)).toMatchObject({ statusCode: 405, headers: { Allow: 'GET, HEAD' } });
    expect(await readTable()).toEqual(before);
  });

  it('has no address while Kith does not run, and then nothing is changed', async () => {
    const path = await makeLink();
    expect(await kith({ ...circle, webOrigin: undefined }, 'calendar', 'link')).toMatchObject({
      exitCode: 1,
      notes: expect.stringContaining('run npm start'),
    });
    expect((await request('GET', path)).statusCode).toBe(200);
  });
});
