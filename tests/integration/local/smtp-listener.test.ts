import nodemailer from 'nodemailer';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type LateReceiver,
  listenForMail,
  openLater,
  type SmtpListener,
} from '../../../infra/local/inbound/smtp-listener.ts';

let slot: LateReceiver;
let listener: SmtpListener;
let received: string[];

beforeEach(async () => {
  await listener?.close();
  slot = openLater();
  received = [];
  listener = await listenForMail(slot, 0, (work) => work);
});
afterAll(() => listener.close());

const openSlot = () =>
  slot.open({
    accepts: (recipient) => recipient === 'known@in.example',
    receive: async (_sender, destinations) => void received.push(...destinations),
  });

async function sendTo(to: string): Promise<unknown> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
  try {
    return await transport.sendMail({ from: 'ann@berg.example', to, subject: 'Hello', text: 'Hello.' });
  } finally {
    transport.close();
  }
}

describe('mail that comes in', () => {
  test('while the system starts is to be tried again, whoever it is for', async () => {
    await expect(sendTo('known@in.example')).rejects.toMatchObject({ responseCode: 451 });
    openSlot();
    await sendTo('known@in.example');
    expect(received).toEqual(['known@in.example']);
  });

  test('for nobody that is known is refused for good', async () => {
    openSlot();
    await expect(sendTo('stranger@in.example')).rejects.toMatchObject({ responseCode: 550 });
    expect(received).toEqual([]);
  });
});
