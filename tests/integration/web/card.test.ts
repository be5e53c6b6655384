import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createDynamoDbMergeStore } from '../../../functions/circle/adapters/dynamodb-merge-store.ts';
import { cardIdOf } from '../../../functions/circle/domain/card/card-id.ts';
import { birthday } from '../../../functions/circle/domain/occasion.ts';
import { undoAnswer } from '../../../functions/nudges/answer/undo-answer.ts';
import { readUndoToken } from '../../../functions/shared/undo-link.ts';
import { crashAt } from '../../builders/crashing.ts';
import { startDynalite } from '../../engines/engine.ts';
import { RUTH } from '../inbound/inbound-world.ts';
import { type CardWorld, createCardWorld } from './card-world.ts';

const FILLED = {
  'birthday-day': '4',
  'birthday-month': '5',
  'birthday-year': '1980',
  address: '12 Mill Lane\nBath BA1 1AA',
  'loved-one-1-name': 'Leo',
  'loved-one-1-relation': 'Son',
  'loved-one-1-day': '29',
  'loved-one-1-month': '2',
  tastes: 'rowing, dark chocolate',
  'no-alcohol': 'yes',
};

const engine = await startDynalite();
let world: CardWorld;
let link: string;
afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createCardWorld(engine);
  link = await world.handOut();
});

const noticeText = () => world.notices().at(-1)?.text ?? '';
const replyTo = () => world.notices().at(-1)?.replyTo ?? '';
const answer = (text: string, messageId = 'answer-1') =>
  world.receive({ messageId, recipients: [replyTo()], mail: { body: text } });
const keepPath = () => /https:\/\/kith\.example(\/cards\/\S+\/keep)/.exec(noticeText())?.[1] ?? '';

describe('a blank card', () => {
  it('says who asks, and nothing at all of whom it is for', async () => {
    await world.ports.contacts.changeContact(RUTH, (ruth) => ({
      ...ruth,
      interests: ['sailing'],
      occasions: [birthday({ day: 5, month: 6 })],
      postalAddresses: [{ lines: ['1 Old Street'] }],
    }));
    const { statusCode, body = '' } = await world.request('GET', link);
    expect(statusCode).toBe(200);
    expect(body).toContain('Nora Lindqvist');
    for (const secret of ['Ruth', 'Adler', 'sailing', '1 Old Street', RUTH.contactId]) {
      expect(body).not.toContain(secret);
    }
  });

  it('is not filled in by being opened, nor by a machine or without a word', async () => {
    await world.request('GET', link);
    expect(
      (await world.request('POST', link, { ...FILLED, homepage: 'https://spam.example' })).body,
    ).toContain('Thank you');
    expect((await world.request('POST', link)).body).toContain('still blank');
    expect(world.transport.accepted).toEqual([]);
    expect((await world.request('GET', link)).body).toContain('A card for Nora Lindqvist');
  });

  it('asks again for a day that is none, and keeps what was typed', async () => {
    const { statusCode, body = '' } = await world.request('POST', link, {
      ...FILLED,
      'birthday-month': '2',
      'birthday-day': '30',
    });
    expect(statusCode).toBe(400);
    expect(body).toContain('There is no such day');
    expect(body).toContain('rowing, dark chocolate');
    expect(world.transport.accepted).toEqual([]);
  });

  it('says what to do when it is cut, old, replaced, or for somebody who is hidden by now', async () => {
    expect((await world.request('GET', link.slice(0, -2))).body).toContain('This link does not work');
    const newer = await world.handOut();
    expect((await world.request('POST', link, FILLED)).body).toContain('no longer in use');
    await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, hidden: { since: RUTH.addedAt } }));
    expect((await world.request('POST', newer, FILLED)).body).toContain('no longer in use');
    expect(await world.handOut({ ...RUTH, hidden: { since: RUTH.addedAt } })).toContain(
      'there is no card to pass on',
    );
    world.clock.setTo('2026-10-25T00:00:00Z');
    expect((await world.request('POST', newer, FILLED)).body).toContain('has grown old');
    expect(world.transport.accepted).toEqual([]);
  });
});

describe('a filled card', () => {
  it('changes nothing, and tells the owner once what would be new, beside what was', async () => {
    await world.ports.contacts.changeContact(RUTH, (ruth) => ({
      ...ruth,
      occasions: [birthday({ day: 5, month: 6 })],
    }));
    const before = await world.ruth();
    for (const fields of [FILLED, FILLED, { ...FILLED, tastes: 'something else' }]) {
      expect((await world.request('POST', link, fields)).body).toContain('Thank you');
    }
    expect(await world.ruth()).toEqual(before);
    expect(world.notices()).toHaveLength(1);
    expect(world.notices()[0]?.subject).toBe('Ruth filled in your card');
    expect(noticeText()).toContain('1. birthday 4 May 1980, was 5 June');
    expect(noticeText()).toContain('(home) 12 Mill Lane, Bath BA1 1AA');
    expect(noticeText()).toContain('son Leo: birthday 29 February');
    expect(noticeText()).not.toContain('something else');
    expect((await world.request('GET', link)).body).toContain('Thank you');
  });

  it('is kept by a “yes”, in part by “yes 1, 4”, and not at all without', async () => {
    await world.request('POST', link, FILLED);
    await answer('yes 1, 4');
    expect(await world.ruth()).toMatchObject({
      occasions: [birthday({ day: 4, month: 5, year: 1980 })],
      interests: ['rowing', 'dark chocolate'],
      lovedOnes: [],
      postalAddresses: [],
    });
    await answer('yes', 'answer-2');
    expect(await world.ruth()).toMatchObject({
      lovedOnes: [{ name: 'Leo', relation: 'son' }],
      postalAddresses: [{ label: 'home', lines: ['12 Mill Lane', 'Bath BA1 1AA'] }],
      food: ['no alcohol'],
    });
  });

  it('is kept by a press, once, which can be taken back; opening the page keeps nothing', async () => {
    await world.request('POST', link, FILLED);
    const before = await world.ruth();
    expect((await world.request('GET', keepPath())).body).toContain('birthday 4 May 1980');
    expect(await world.ruth()).toEqual(before);
    const { body = '' } = await world.request('POST', keepPath());
    expect(body).toContain('Birthday 4 May 1980');
    expect(await world.ruth()).toMatchObject({ interests: ['rowing', 'dark chocolate'] });
    const token = /answers\/([a-z2-7]+)\/undo/.exec(body)?.[1] ?? '';
    const { tokenKeys, clock } = world.ports;
    const undo = readUndoToken(await tokenKeys.readTokenKeys(), token, clock.now());
    if (undo.outcome === 'forged') throw new Error('No way back');
    const strangers = createDynamoDbMergeStore(engine.documentClient, world.tableName);
    await undoAnswer(
      { ...world.site, ...world.ports, suppressions: world.site.suppressions, strangers },
      undo.target.deliveryId,
    );
    expect(await world.ruth()).toMatchObject({ interests: [], occasions: [], lovedOnes: [] });
    await world.request('POST', keepPath());
    expect(await world.ruth()).toMatchObject({ interests: [] });
  });

  it('is told once and whole, wherever the process dies', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let atCall = 1; atCall <= 14; atCall += 1) {
        const path = await world.handOut();
        const sent = world.notices().length;
        const crash = crashAt({ atCall, when });
        const { cards, records, ledger, transport, contacts } = world.site;
        const dying = {
          ...world.site,
          ...{ cards: crash.wrap(cards), records: crash.wrap(records), contacts: crash.wrap(contacts) },
          ...{ ledger: crash.wrap(ledger), transport: crash.wrap(transport) },
        };
        await world.request('POST', path, FILLED, dying);
        // What was claimed and never sent counts as unknown by then.
        world.clock.setTo(world.clock.now().add({ hours: 1 }).toString());
        expect((await world.request('POST', path, FILLED)).body).toContain('Thank you');
        expect(world.notices().length - sent).toBeLessThanOrEqual(1);
        expect((await world.cards.find(cardIdOf(RUTH)))?.filled?.words).toBeUndefined();
      }
    }
  });
});

it('a card that says only what is known leaves nothing to decide', async () => {
  await world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, interests: ['Rowing'] }));
  await world.request('POST', link, { tastes: 'rowing' });
  expect(noticeText()).toContain('All of it is known already');
});

it('“card” in an answer brings the link, ready to pass on; the same answer again brings no other', async () => {
  for (const _ of ['once', 'again']) {
    await world.receive({ messageId: 'ask', mail: { body: 'card' } });
  }
  const [receipt, ...others] = world.receipts();
  expect(others).toEqual([]);
  const path = /https:\/\/kith\.example(\/cards\/[a-z2-7]+)/.exec(receipt?.text ?? '')?.[1] ?? '';
  expect((await world.request('GET', path)).body).toContain('A card for Nora Lindqvist');
  expect((await world.request('GET', link)).body).toContain('no longer in use');
});
