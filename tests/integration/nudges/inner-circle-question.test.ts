import { beforeEach, expect, it } from 'vitest';
import { MailOutcomeUnknownError, MailRefusedError } from '../../../functions/delivery/mail-transport.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { readReplyAddress } from '../../../functions/shared/reply-address.ts';
import { startDynalite } from '../../engines/engine.ts';
import { type BriefWorld, createBriefWorld, TOMORROW_MORNING, tokenKeys } from './brief-world.ts';

const IMPORTED_AT = isoInstantSchema.parse('2026-08-23T20:00:00.000Z');
const SUBJECT = 'Whom would you hate to lose?';

const engine = await startDynalite();
let world: BriefWorld;

beforeEach(async () => {
  world = await createBriefWorld(engine, await engine.createTables());
  await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
    ...owner,
    innerCircleQuestion: { since: IMPORTED_AT },
  }));
});

const subjects = () => world.transport.accepted.map(({ subject }) => subject);
const nextMorning = async () => {
  world.clock.setTo('2026-08-25T06:30:00Z');
  return await world.tick();
};

it('waits for a morning on which nobody is due: one mail a day, and people come first', async () => {
  await world.addPerson('Ruth Adeyemi');
  expect(await world.tick()).toEqual(['sent']);
  expect(await nextMorning()).toEqual(['sent']);
  expect(subjects()).toEqual(['Ruth Adeyemi today', SUBJECT]);
});

it('takes the place of a brief once it has waited for three days; that comes a day later', async () => {
  await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
    ...owner,
    innerCircleQuestion: { since: isoInstantSchema.parse('2026-08-21T06:00:00.000Z') },
  }));
  await world.addPerson('Ruth Adeyemi');
  expect(await world.tick()).toEqual(['sent']);
  expect(subjects()).toEqual([SUBJECT]);
  expect(await world.nudgedNames()).toEqual([]);
  expect(await world.briefDueAt()).toBe(TOMORROW_MORNING);
  expect(await nextMorning()).toEqual(['sent']);
  expect(subjects()).toEqual([SUBJECT, 'Ruth Adeyemi today']);
});

it('waits until it may ask again', async () => {
  await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
    ...owner,
    innerCircleQuestion: {
      since: IMPORTED_AT,
      notBefore: isoInstantSchema.parse('2026-08-25T06:00:00.000Z'),
    },
  }));
  expect(await world.tick()).toEqual(['silent']);
  expect(await nextMorning()).toEqual(['sent']);
  expect(subjects()).toEqual([SUBJECT]);
});

it('is the mail of its morning: who falls due meanwhile waits for the next one, whatever became of the question', async () => {
  world.transport.behave(() => {
    throw new MailOutcomeUnknownError('timed out');
  });
  expect(await world.tick()).toEqual(['unknown']);
  world.transport.behave((accept) => accept());
  await world.addPerson('Ruth Adeyemi');
  world.clock.setTo('2026-08-24T07:30:00Z');
  expect(await world.tick()).toEqual(['silent']);
  expect(subjects()).toEqual([]);
  expect(await nextMorning()).toEqual(['sent']);
  expect(subjects()).toEqual(['Ruth Adeyemi today']);
});

it('asks once, even of an owner with nobody due', async () => {
  expect(await world.tick()).toEqual(['sent']);
  expect(await nextMorning()).toEqual(['silent']);
  expect(subjects()).toEqual([SUBJECT]);
});

it('gives an address under which the answer is found again', async () => {
  await world.tick();
  const [mail] = world.transport.accepted;
  const reading = readReplyAddress(tokenKeys, mail?.replyTo ?? '', world.clock.now());
  expect(reading).toMatchObject({ outcome: 'valid', target: { deliveryId: mail?.deliveryId } });
  expect(mail && (await world.ports.ledger.find(mail.deliveryId))).toMatchObject({ kind: 'question' });
});

it('does not ask again when SES may have taken the question', async () => {
  world.transport.behave(() => {
    throw new MailOutcomeUnknownError('timed out');
  });
  expect(await world.tick()).toEqual(['unknown']);
  world.transport.behave((accept) => accept());
  await nextMorning();
  expect(subjects()).toEqual([]);
});

it('asks later when SES is busy', async () => {
  world.transport.behave(() => {
    throw new MailRefusedError('throttled');
  });
  expect(await world.tick()).toEqual(['later']);
  world.transport.behave((accept) => accept());
  await nextMorning();
  expect(subjects()).toEqual([SUBJECT]);
});

it('asks anew about people who are brought in later', async () => {
  await world.tick();
  await world.ports.owners.changeOwner(world.ownerId, (owner) => ({
    ...owner,
    innerCircleQuestion: { since: isoInstantSchema.parse('2026-10-01T20:00:00.000Z') },
  }));
  await nextMorning();
  expect(subjects()).toEqual([SUBJECT, SUBJECT]);
});
