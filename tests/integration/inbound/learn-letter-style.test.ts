import { beforeEach, expect, it, vi } from 'vitest';
import { logAddress } from '../../../functions/circle/domain/log-label.ts';
import { receiveMail } from '../../../functions/inbound/receive-mail.ts';
import { startDynalite } from '../../engines/engine.ts';
import { createInboundWorld, INBOUND_DOMAIN, type InboundWorld, NORA } from './inbound-world.ts';

const LABEL = 'nora-k3x7q2mw';
const LETTER = 'Dear Ruth,\r\n\r\nFriday it is.\r\n\r\nAll the best,\r\nNora';

const engine = await startDynalite();
let world: InboundWorld;

beforeEach(async () => {
  world = await createInboundWorld(engine);
  await world.logAddresses.giveLabel(NORA.ownerId, LABEL);
});

const copy = (messageId: string, body: string, to = 'Ruth Adler <ruth@adler.example>') =>
  receiveMail(
    world.ports,
    world.take({ messageId, recipients: [logAddress(LABEL, INBOUND_DOMAIN)], mail: { to, body } }),
  );
const styleOfOwner = async () => (await world.ports.owners.findOwner(NORA.ownerId))?.letterStyle;

it('a letter that the owner copies to Kith teaches how they greet and close; a later one counts more', async () => {
  await copy('m1', LETTER);
  expect(await styleOfOwner()).toEqual({ greeting: 'Dear', signOff: 'All the best' });
  await copy('m2', 'Hello Ruth,\r\n\r\nSunday is fine as well.');
  expect(await styleOfOwner()).toEqual({ greeting: 'Hello', signOff: 'All the best' });
});

it('a letter that shows nothing new is read without a write to the owner', async () => {
  await copy('m1', LETTER);
  const change = vi.spyOn(world.ports.owners, 'changeOwner');
  await copy('m2', `${LETTER}\r\n`);
  expect(change).not.toHaveBeenCalled();
});

it('a letter by somebody else, forwarded, teaches nothing', async () => {
  await copy(
    'm1',
    'Look!\r\n\r\n---------- Forwarded message ---------\r\nFrom: Ruth Adler <ruth@adler.example>\r\nTo: Nora <nora@lindqvist.example>\r\n\r\nDear Nora,\r\n\r\nYes.\r\n\r\nCheers,\r\nNora',
    `log <${logAddress(LABEL, INBOUND_DOMAIN)}>`,
  );
  expect(await styleOfOwner()).toBeUndefined();
});
