import type { Clock } from '../../../functions/shared/clock.ts';
import type { Activity } from '../clock/activity.ts';
import type { PlannedConfigurationSet } from '../template/local-plan.ts';
import type { AccountSuppressions, SuppressionReason } from './account-suppressions.ts';
import { isVerifiedBy } from './address-pattern.ts';
import type { FaultBook } from './faults.ts';
import type { MailArchive } from './mail-archive.ts';
import { toMailDate } from './mail-date.ts';
import { messageIdHeader, newSendingId } from './message-id.ts';
import { findHeader, readHeaders, replaceHeaders } from './raw-headers.ts';
import { readWords } from './read-words.ts';
import {
  bounceEvent,
  complaintEvent,
  deliveryEvent,
  type SentMessage,
  sendEvent,
  suppressedEvent,
} from './sending-events.ts';
import { type SendRequest, SesRefusal } from './ses-query-protocol.ts';

export interface LocalSesPorts {
  readonly archive: MailArchive;
  readonly faults: FaultBook;
  readonly suppressions: AccountSuppressions;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly configurationSets: readonly PlannedConfigurationSet[];
  readonly identities: readonly string[];
  readonly publish: (topicArn: string, subject: string, message: object) => Promise<void>;
  readonly onSent: () => void;
}

const EVENT_SUBJECT = 'Amazon SES Email Event Notification';
const MAX_RECIPIENTS = 50; // SES, SendRawEmail

/** Takes mail as SES does: checks it, writes its Message-ID, keeps it, and reports what became of it. */
export class LocalSes {
  readonly #ports: LocalSesPorts;

  constructor(ports: LocalSesPorts) {
    this.#ports = ports;
  }

  /** The message id; throws SesRefusal, and then nothing went out. */
  accept(request: SendRequest): { readonly id: string; readonly staysSilent: boolean } {
    const headers = readHeaders(request.rawMessage);
    const recipients = request.destinations.length > 0 ? request.destinations : addressesIn(headers, 'To');
    const source = senderOf(request);
    this.#refuseUnverified([source, ...addressesIn(headers, 'From')]);
    const set = this.#findConfigurationSet(request.configurationSetName);
    this.#refuseByFault(recipients);
    const envelope = { source, recipients, configurationSetName: set?.name ?? '' };
    const message = this.#stamp(request, headers, envelope);
    const isSwallowed = this.#isSuppressed(recipients, set);
    if (!isSwallowed) this.#keep(message, request.rawMessage);
    if (set !== undefined) void this.#ports.activity.track(this.#report(message, set, isSwallowed));
    this.#ports.onSent();
    return { id: message.id, staysSilent: this.#anyStrikes('timeoutAfterAccepting', recipients) };
  }

  #stamp(
    request: SendRequest,
    headers: SentMessage['headers'],
    envelope: Pick<SentMessage, 'source' | 'recipients' | 'configurationSetName'>,
  ): SentMessage {
    return {
      id: newSendingId(),
      ...envelope,
      headers,
      tags: request.tags,
      sentAt: this.#ports.clock.now(),
    };
  }

  /** SES writes its own Message-ID, adds a Date where there is none, and takes Bcc out. One archived copy a recipient. */
  #keep(message: SentMessage, rawMessage: Buffer): void {
    const date = findHeader(message.headers, 'Date') ?? toMailDate(message.sentAt);
    const stamped = replaceHeaders(
      rawMessage,
      ['Message-ID', 'Bcc', 'Date'],
      [
        { name: 'Message-ID', value: messageIdHeader(message.id) },
        { name: 'Date', value: date },
      ],
    );
    const readable = readWords(message.headers);
    for (const [index, to] of message.recipients.entries()) {
      const id = index === 0 ? message.id : `${message.id}-${index}`;
      this.#ports.archive.add({ ...describe(message), ...readable, id, to }, stamped);
    }
  }

  async #report(message: SentMessage, set: PlannedConfigurationSet, isSwallowed: boolean): Promise<void> {
    const bounces = this.#anyStrikes('bounce', message.recipients);
    const complains = this.#anyStrikes('complain', message.recipients);
    await this.#publish('send', sendEvent(message), set);
    if (isSwallowed) return this.#publish('bounce', suppressedEvent(message), set);
    if (bounces) this.#suppress(message, 'BOUNCE', set);
    if (bounces) await this.#publish('bounce', bounceEvent(message), set);
    else await this.#publish('delivery', deliveryEvent(message), set);
    if (complains) this.#suppress(message, 'COMPLAINT', set);
    if (complains) await this.#publish('complaint', complaintEvent(message), set);
  }

  /** SES takes such mail, lets it go nowhere, and reports a bounce. */
  #isSuppressed(recipients: readonly string[], set: PlannedConfigurationSet | undefined): boolean {
    return recipients.every((recipient) => {
      const found = this.#ports.suppressions.find(recipient);
      return found !== undefined && set?.suppressedReasons.includes(found.reason) === true;
    });
  }

  #suppress({ recipients }: SentMessage, reason: SuppressionReason, set: PlannedConfigurationSet): void {
    if (!set.suppressedReasons.includes(reason)) return;
    for (const recipient of recipients)
      this.#ports.suppressions.add(recipient, reason, this.#ports.clock.now());
  }

  async #publish(type: string, event: object, { destinations }: PlannedConfigurationSet): Promise<void> {
    for (const { topicArn, eventTypes } of destinations) {
      if (eventTypes.includes(type)) await this.#ports.publish(topicArn, EVENT_SUBJECT, event);
    }
  }

  #refuseUnverified(addresses: readonly string[]): void {
    const { identities } = this.#ports;
    const failed = addresses.filter(
      (address) => !identities.some((identity) => isVerifiedBy(identity, address)),
    );
    if (failed.length === 0) return;
    throw new SesRefusal(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${failed.join(', ')}`,
    );
  }

  #refuseByFault(recipients: readonly string[]): void {
    if (recipients.length === 0 || recipients.length > MAX_RECIPIENTS) {
      throw new SesRefusal('InvalidParameterValue', 'Recipient count must be between 1 and 50.');
    }
    if (this.#anyStrikes('throttle', recipients))
      throw new SesRefusal('Throttling', 'Maximum sending rate exceeded.');
    if (this.#anyStrikes('quota', recipients))
      throw new SesRefusal('Throttling', 'Daily message quota exceeded.');
    if (this.#anyStrikes('refuse', recipients))
      throw new SesRefusal('MessageRejected', 'Address blacklisted.');
  }

  #findConfigurationSet(name: string | undefined): PlannedConfigurationSet | undefined {
    const set = this.#ports.configurationSets.find((candidate) => candidate.name === name);
    if (name !== undefined && set === undefined) {
      throw new SesRefusal('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`);
    }
    return set;
  }

  #anyStrikes(fault: Parameters<FaultBook['strikes']>[0], recipients: readonly string[]): boolean {
    return recipients.some((recipient) => this.#ports.faults.strikes(fault, recipient));
  }
}

/** The address that the message is sent as: the one named, or the one in From. */
export const senderOf = ({ source, rawMessage }: SendRequest): string =>
  source ?? addressesIn(readHeaders(rawMessage), 'From')[0] ?? '';

const describe = (message: SentMessage) => ({
  sentAt: message.sentAt.toString({ smallestUnit: 'millisecond' }),
  tags: message.tags,
});

function addressesIn(headers: Parameters<typeof findHeader>[0], name: string): string[] {
  return (findHeader(headers, name) ?? '').match(/[^\s<>",;]+@[^\s<>",;]+/g) ?? [];
}
