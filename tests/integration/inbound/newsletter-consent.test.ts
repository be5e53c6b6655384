import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '../../../functions/circle/domain/plan.ts';
import { consentedShoutOuts } from '../../../functions/giving/consented-shout-outs.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { isoInstantSchema } from '../../../functions/shared/iso-instant.ts';
import { crashAt } from '../../builders/crashing.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, type InboundWorld, NORA, RUTH } from './inbound-world.ts';

const ASK = 'ask Ruth about the newsletter';
const PRAISE: Plan = {
  ...{ planId: 'p'.repeat(24), kind: 'shout-out', text: 'her library in Hull won the prize' },
  addedAt: isoInstantSchema.parse('2026-08-20T08:00:00.000Z'),
};

const engine = await startDynalite();
let world: InboundWorld;
afterAll(() => engine?.close());
beforeEach(async () => {
  world = await createInboundWorld(engine);
  await plan(PRAISE);
});

const plan = (...plans: readonly Plan[]) =>
  world.ports.contacts.changeContact(RUTH, (ruth) => ({ ...ruth, plans: [...plans] }));
const ask = (body = ASK, messageId = 'ask') => world.receive({ messageId, mail: { body } });
const letters = () => world.transport.accepted.filter(({ author }) => author === 'person');
const consent = async () => (await world.ports.contacts.findContact(RUTH))?.plans.at(-1)?.consent;
const printable = () => consentedShoutOuts(world.ports, NORA.ownerId, undefined);
const reply = (body: string, changes: { from?: string; subject?: string; messageId?: string } = {}) =>
  world.receive({
    messageId: changes.messageId ?? 'reply',
    recipients: [letters()[0]?.replyTo ?? ''],
    mail: {
      from: changes.from ?? 'Ruth Adler <ruth@adler.example>',
      subject: changes.subject ?? 'Re: May I tell my readers about this?',
      body,
    },
  });

describe('asking for the newsletter', () => {
  it('writes one mail in the owner’s name, with the very words, and tells the owner', async () => {
    await ask();
    const [letter] = letters();
    expect(letters()).toHaveLength(1);
    expect(letter).toMatchObject({ from: { name: 'Nora Lindqvist' }, to: { address: 'ruth@adler.example' } });
    expect(letter?.replyTo).toMatch(/^hello\+/);
    expect(letter?.text.replace(/\s+/g, ' ')).toContain('Ruth Adler’s library in Hull won the prize.');
    expect(world.receipts()[0]?.text.replace(/\s+/g, ' ')).toContain('Ruth was asked, in your name');
    expect(await printable()).toEqual([]);
  });

  it('never asks twice about the same, and nothing less than the whole line asks', async () => {
    await ask('I should ask Ruth about the newsletter some day', 'musing');
    expect(letters()).toHaveLength(0);
    await ask();
    await ask(ASK, 'again');
    expect(letters()).toHaveLength(1);
    expect(world.receipts().at(-1)?.text.replace(/\s+/g, ' ')).toContain('is not asked again');
  });

  it.each([
    ['no praise', []],
    ['her family', [{ ...PRAISE, text: 'her wedding in Hull' }]],
    ['her health', [{ ...PRAISE, text: 'her way through chemo' }]],
    ['what was dropped', [{ ...PRAISE, closed: { at: PRAISE.addedAt, how: 'dropped' as const } }]],
  ])('about %s, nobody is asked', async (_, plans) => {
    await plan(...plans);
    await ask();
    expect(letters()).toEqual([]);
  });

  it('goes to nobody who asked for no more letters, at whichever address', async () => {
    const { mailboxes, contacts } = world.ports;
    await mailboxes.giveMailbox(RUTH, 'ruth-aaaaaaaa');
    await contacts.withdrawCheckIns(RUTH);
    await ask();
    expect(letters()).toEqual([]);
    expect(world.receipts()[0]?.text.replace(/\s+/g, ' ')).toContain('Ruth asked for no more mail');
  });

  it('goes out once, wherever the process dies', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let atCall = 1; atCall <= 12; atCall += 1) {
        const crash = crashAt({ atCall, when });
        const { contacts, ledger, transport, mailboxes, timeline } = world.ports;
        const dying = {
          ...world.ports,
          ...{ contacts: crash.wrap(contacts), ledger: crash.wrap(ledger), transport: crash.wrap(transport) },
          ...{ mailboxes: crash.wrap(mailboxes), timeline: crash.wrap(timeline) },
        };
        await receiveMail(dying, world.take({ messageId: 'ask', mail: { body: ASK } })).catch(
          () => undefined,
        );
        world.clock.setTo(world.clock.now().add({ hours: 1 }).toString());
      }
    }
    await ask();
    expect(letters()).toHaveLength(1);
  });
});

describe('what the contact answers', () => {
  beforeEach(() => ask());

  it('a clear yes is kept with its words, may be printed, and still reaches the owner', async () => {
    await reply('Yes, please!\r\n\r\nRuth');
    expect(await consent()).toMatchObject({ answer: { says: 'yes', line: 'Yes, please!' } });
    expect(await printable()).toMatchObject([{ text: (await consent())?.text }]);
    expect(world.notices().at(-1)?.text).toContain('Yes, please!');
  });

  it('its owner hears what follows from a yes and from a no, and of any other words nothing', async () => {
    const meaning = () => world.notices().at(-1)?.text.replace(/\s+/g, ' ');
    await reply('Let me think.');
    expect(meaning()).not.toContain('newsletter:');
    await reply('yes', { messageId: 'later' });
    expect(meaning()).toContain(
      'the yes to the newsletter: your words of praise come into one of the next letters',
    );
    await reply('no', { messageId: 'latest' });
    expect(meaning()).toContain('no letter, also not into one that you have approved');
  });

  it('its owner hears it also where the first run died after it kept the answer', async () => {
    const mail = world.take({
      ...{ messageId: 'reply', recipients: [letters()[0]?.replyTo ?? ''] },
      mail: {
        ...{ from: 'Ruth Adler <ruth@adler.example>', body: 'yes' },
        subject: 'Re: May I tell my readers about this?',
      },
    });
    const { timeline } = world.ports;
    const dying = { ...timeline, append: () => Promise.reject(new Error('died')) };
    await expect(receiveMail({ ...world.ports, timeline: dying }, mail)).rejects.toThrow('died');
    expect(await consent()).toMatchObject({ answer: { says: 'yes' } });
    await receiveMail(world.ports, mail);
    expect(world.notices().at(-1)?.text).toContain('the yes to the newsletter');
  });

  it('a later no takes the yes back, and a yes that comes again after it does not', async () => {
    await reply('yes');
    await reply('no', { messageId: 'later' });
    expect(await consent()).toMatchObject({ answer: { says: 'no', line: 'no' } });
    await reply('yes', { messageId: 'again' });
    expect(await printable()).toEqual([]);
  });

  it.each([
    ['no', {}],
    ['Yes, but change the title first', {}],
    ['yes\r\nno', {}],
    ['yes', { from: 'Ruth Adler <ruth@elsewhere.example>' }],
    ['yes', { subject: 'Re: Hello from Nora' }],
  ])('%j %j lets nothing be printed', async (body, changes) => {
    await reply(body, changes);
    expect(await printable()).toEqual([]);
  });
});
