import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import type { Contact } from '../../functions/circle/domain/contact.ts';
import type { Interaction } from '../../functions/circle/domain/interaction.ts';
import type { Owner } from '../../functions/circle/domain/owner.ts';
import type { LocalSystem } from '../../infra/local/local-system.ts';
import type { SentMail } from '../../infra/local/world.ts';
import { startSharedDemo } from '../engines/shared-deployment.ts';

export const OWNER_ADDRESS = 'nora@lindqvist.example';

interface Reply {
  readonly from?: string;
  readonly to: string;
  readonly text: string;
}

/** The demo system as a person and a script meet it: by SMTP, by HTTP, and by what stands on the timeline. */
export class DemoJourney implements AsyncDisposable {
  readonly system: LocalSystem;
  readonly #dataDir: string;

  private constructor(system: LocalSystem, dataDir: string) {
    this.system = system;
    this.#dataDir = dataDir;
  }

  static async start(): Promise<DemoJourney> {
    const dataDir = await mkdtemp(join(tmpdir(), 'kith-journey-'));
    return new DemoJourney(await startSharedDemo(dataDir), dataDir);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.system.stop();
    await rm(this.#dataDir, { recursive: true, force: true });
  }

  /** For commands, which find the running system by its folder. */
  get dataDir(): string {
    return this.#dataDir;
  }

  /** By SMTP; rejects with the server's answer when it is refused. Resolves when Kith has dealt with it. */
  async reply({ from = OWNER_ADDRESS, to, text }: Reply): Promise<void> {
    const transport = nodemailer.createTransport({
      host: '127.0.0.1',
      port: this.system.smtpPort,
      ignoreTLS: true,
    });
    try {
      await transport.sendMail({ from, to, subject: 'Re: Kith', text });
    } finally {
      transport.close();
    }
    await this.system.world.whenIdle();
  }

  async get(path: string): Promise<Response> {
    return await fetch(`${this.system.origin}${path}`);
  }

  async post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    const init = { method: 'POST', body: JSON.stringify(body), headers };
    return await fetch(`${this.system.origin}${path}`, init);
  }

  async advance(duration: string): Promise<void> {
    const response = await this.post('/_local/clock', { advance: duration });
    if (!response.ok) throw new Error(await response.text());
  }

  async listMail(to = OWNER_ADDRESS): Promise<readonly SentMail[]> {
    return await this.system.world.listMail(to);
  }

  /** The newest mail to the owner. */
  async readNewestMail(): Promise<ParsedMail> {
    return await this.readMail((await this.listMail()).at(-1)?.id);
  }

  /** Over HTTP, as a mail program would read it. */
  async readMail(id: string | undefined): Promise<ParsedMail> {
    const response = await this.get(`/_local/mail/${id}`);
    return await simpleParser(Buffer.from(await response.arrayBuffer()));
  }

  async owner(): Promise<Owner> {
    const [owner] = await this.system.world.owners.listOwners();
    if (owner === undefined) throw new Error('The demo has no owner.');
    return owner;
  }

  async person(name: string): Promise<Contact> {
    for await (const contact of this.system.world.contacts.listContacts((await this.owner()).ownerId)) {
      if (contact.name === name) return contact;
    }
    throw new Error(`The demo has no ${name}.`);
  }

  /** Newest first. */
  async timelineOf(name: string): Promise<readonly Interaction[]> {
    return (await this.system.world.timeline.read(await this.person(name))).interactions;
  }
}

/** Where an answer to a mail goes. */
export function replyAddressOf(mail: ParsedMail): string {
  const address = mail.replyTo?.value[0]?.address;
  if (address === undefined) throw new Error('The mail has no Reply-To.');
  return address;
}

/** The address under which a brief asks to write back about one of its people. */
export function replyAddressAbout(mail: ParsedMail, firstName: string): string {
  const address = new RegExp(`about ${firstName}:\\s+(\\S+@\\S+)`).exec(mail.text ?? '')?.[1];
  if (address === undefined) throw new Error(`The mail says nothing about ${firstName}.`);
  return address;
}
