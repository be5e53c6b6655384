import { sendApprovedCheckIns } from '../../../functions/check-ins/send-approved-check-ins.ts';
import type { Contact } from '../../../functions/circle/domain/contact.ts';
import { emailAddressSchema } from '../../../functions/shared/email-address.ts';
import type { Engine } from '../../engines/engine.ts';
import { createBriefWorld, settings, tokenKeys } from '../nudges/brief-world.ts';
import { WIDE_QUOTA } from './check-in-world.ts';

export const MONDAY = '2026-08-24T06:30:00.000Z';
/** A day after that, in their working hours. */
export const TUESDAY = '2026-08-25T10:00:00.000Z';

/** Ada told of something to ask after, and is due on Monday. */
export async function createWaysWorld(engine: Engine, checkIns: Contact['checkIns']) {
  const tables = await engine.createTables();
  const world = await createBriefWorld(engine, tables);
  const ports = {
    ...world.ports,
    ...world.letters,
    tokenKeys: { readTokenKeys: async () => tokenKeys },
    sendQuota: { readSendQuota: async () => WIDE_QUOTA },
    pause: async () => {},
    region: 'eu-west-1',
    kithAddress: emailAddressSchema.parse(`kith@${settings.mailDomain}`),
  };
  const addPerson = async (name: string, changes: Parameters<typeof world.addPerson>[1] = {}) => {
    const addresses = [`${name.toLowerCase()}@friends.example`];
    const person = await world.addPerson(name, { addresses, checkIns, ...changes });
    await world.logLetterOf(person, 'We are learning Greek.');
    return person;
  };
  const mailsTo = (address: string) => world.transport.accepted.filter(({ to }) => to.address === address);
  return {
    ...world,
    tables,
    checkInPorts: ports,
    addPerson,
    ada: await addPerson('Ada'),
    /** The brief of that morning, with the newest mail to the owner. */
    brief: async (at: string) => {
      world.clock.setTo(at);
      await world.tick();
      return mailsTo('nora@lindqvist.example').at(-1)?.text.replace(/\s+/g, ' ') ?? '';
    },
    send: async (at: string, over: Partial<typeof ports> = {}) => {
      world.clock.setTo(at);
      return sendApprovedCheckIns({ ...ports, ...over });
    },
    lettersTo: (name: string) => mailsTo(`${name.toLowerCase()}@friends.example`),
    draftOf: async (person: Contact) => (await world.letters.drafts.listForContact(person)).at(-1),
  };
}

export type WaysWorld = Awaited<ReturnType<typeof createWaysWorld>>;
