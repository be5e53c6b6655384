import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { DEMO_START } from '../../infra/local/demo/demo-moments.ts';
import { loadDemo } from '../../infra/local/demo/load-demo.ts';
import { buildDeployment } from '../../infra/local/deployment/deployment.ts';
import { type LocalSystem, startLocalSystem } from '../../infra/local/local-system.ts';
import type { World } from '../../infra/local/world.ts';
import { formatSpread, spreadOf } from './spread.ts';

const WARM_UP_REPLIES = 5;
const REPLIES = 40;

/** Milliseconds from SMTP's "250 accepted" to the interaction being readable in the table; engines on disk, one at a time. */
export async function benchReply(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kith-reply-'));
  const system = await startOnFirstMorning(dataDir);
  try {
    const person = await findNudgedPerson(system.world);
    const milliseconds: number[] = [];
    for (let reply = 0; reply < WARM_UP_REPLIES + REPLIES; reply += 1) {
      const measured = await millisecondsToReadable(
        system,
        person,
        `Spoke on the phone, call number ${reply}.`,
      );
      if (reply >= WARM_UP_REPLIES) milliseconds.push(measured);
    }
    console.log(`reply: SMTP accepted to interaction readable, ${REPLIES} replies after ${WARM_UP_REPLIES}`);
    console.log(`  ${formatSpread(spreadOf(milliseconds), 'ms')}`);
    await benchReceipt(system, person);
  } finally {
    await system.stop();
    rmSync(dataDir, { recursive: true });
  }
}

/** Milliseconds from SMTP's "250 accepted" to the receipt being out, of answers that ask for one. */
async function benchReceipt(system: LocalSystem, person: NudgedPerson): Promise<void> {
  const milliseconds: number[] = [];
  for (let reply = 0; reply < WARM_UP_REPLIES + REPLIES; reply += 1) {
    const before = (await system.world.listMail()).length;
    const accepted = await sendReply(system, person, `likes tea from garden ${reply}\nhelp`);
    while ((await system.world.listMail()).length === before) await setImmediate();
    if (reply >= WARM_UP_REPLIES) milliseconds.push(performance.now() - accepted);
  }
  console.log(`reply: SMTP accepted to receipt sent, ${REPLIES} replies after ${WARM_UP_REPLIES}`);
  console.log(`  ${formatSpread(spreadOf(milliseconds), 'ms')}`);
}

function startOnFirstMorning(dataDir: string): Promise<LocalSystem> {
  return startLocalSystem({
    dataDir,
    startAt: DEMO_START.subtract({ minutes: 35 }).toInstant(),
    deployment: () => buildDeployment(path.join(dataDir, 'cdk.out')),
    firstTime: loadDemo,
  });
}

interface NudgedPerson {
  readonly ownerAddress: string;
  readonly replyAddress: string;
  readonly key: Parameters<World['timeline']['read']>[0];
}

async function findNudgedPerson(world: World): Promise<NudgedPerson> {
  await world.moveClockTo(DEMO_START.toInstant());
  const [brief] = await world.listMail();
  const raw = brief && (await world.readMail(brief.id));
  const [owner] = await world.owners.listOwners();
  const ownerAddress = owner?.addresses[0]?.address;
  if (raw === undefined || owner === undefined || ownerAddress === undefined)
    throw new Error('The first morning brought no brief');
  const replyAddress = (await simpleParser(raw)).replyTo?.value[0]?.address;
  const people = world.contacts.listContacts(owner.ownerId);
  for await (const contact of people) {
    const wasNudged = contact.lastNudgedAt !== undefined;
    if (wasNudged && brief?.subject.startsWith(contact.name) && replyAddress !== undefined) {
      return { ownerAddress, replyAddress, key: contact };
    }
  }
  throw new Error('The brief leads with nobody');
}

async function millisecondsToReadable(
  system: LocalSystem,
  person: NudgedPerson,
  text: string,
): Promise<number> {
  const accepted = await sendReply(system, person, text);
  while (!(await isNewest(system.world, person, text))) await setImmediate();
  return performance.now() - accepted;
}

/** When SMTP had accepted it. */
async function sendReply(system: LocalSystem, person: NudgedPerson, text: string): Promise<number> {
  const smtp = nodemailer.createTransport({ host: '127.0.0.1', port: system.smtpPort, ignoreTLS: true });
  await smtp.sendMail({ from: person.ownerAddress, to: person.replyAddress, subject: 'Re: today', text });
  const accepted = performance.now();
  smtp.close();
  return accepted;
}

async function isNewest({ timeline }: World, { key }: NudgedPerson, text: string): Promise<boolean> {
  const { interactions } = await timeline.read(key, { limit: 5 });
  return interactions.some((interaction) => interaction.text === text);
}
