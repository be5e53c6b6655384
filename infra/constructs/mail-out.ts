import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ENV } from '../../functions/shared/env.ts';
import { mailFromDomain, type Settings } from '../settings.ts';
import type { KithFunction } from './kith-function.ts';
import { QueuedTopic } from './queued-topic.ts';

interface MailOutProps {
  readonly settings: Settings;
  readonly eventsGoTo: KithFunction;
}

const WHAT_BECAME_OF_IT = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
];

/** The sending identity with DKIM and its own MAIL FROM, and the events that tell what became of each message. */
export class MailOut extends Construct {
  /** DNS records that prove the domain and align DKIM and SPF with it. */
  readonly dnsRecords: readonly string[];
  /** Where the events of SES wait. */
  readonly events: QueuedTopic;
  private readonly settings: Settings;
  private readonly configurationSet: ConfigurationSet;
  /** Of the newsletter's mail, whose reputation is its own. */
  private readonly newsletterSet: ConfigurationSet;

  constructor(scope: Construct, id: string, { settings, eventsGoTo }: MailOutProps) {
    super(scope, id);
    this.settings = settings;
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(settings.domain),
      mailFromDomain: mailFromDomain(settings.domain),
      feedbackForwarding: false, // bounces come as events, not as mail
    });
    this.configurationSet = this.addConfigurationSet('ConfigurationSet');
    this.newsletterSet = this.addConfigurationSet('NewsletterSet');
    this.events = this.publishEvents(eventsGoTo);
    this.dnsRecords = [
      ...identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`),
      `${mailFromDomain(settings.domain)} MX 10 feedback-smtp.${Stack.of(this).region}.amazonses.com`,
      `${mailFromDomain(settings.domain)} TXT v=spf1 include:amazonses.com ~all`,
      `_dmarc.${settings.domain} TXT v=DMARC1; p=none`,
    ];
  }

  /** Lets the function send from the domain, through the configuration set only. */
  letSend(fn: KithFunction): void {
    const { configurationSetName } = this.configurationSet;
    this.letSendThrough(fn, configurationSetName, { [ENV.configurationSetName]: configurationSetName });
  }

  /** Lets the function send the newsletter, through a configuration set of its own. */
  letSendNewsletter(fn: KithFunction): void {
    const { configurationSetName } = this.newsletterSet;
    this.letSendThrough(fn, configurationSetName, {
      [ENV.newsletterConfigurationSetName]: configurationSetName,
    });
  }

  /** Lets the function ask how much SES lets this account send, of which it says nothing by resource. */
  letReadQuota(fn: KithFunction): void {
    fn.allow({ actions: ['ses:GetSendQuota'], resources: ['*'] });
    Validations.of(fn).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'SES tells the quota of the whole account, so that its right cannot be limited to a resource.',
    });
  }

  /** Lets the function see whom SES itself keeps mail from. */
  letReadSuppressions(fn: KithFunction): void {
    fn.allow({ actions: ['ses:ListSuppressedDestinations'], resources: ['*'] });
    Validations.of(fn).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'SES keeps one such list for the whole account, so that its right cannot be limited to a resource.',
    });
  }

  private addConfigurationSet(id: string): ConfigurationSet {
    return new ConfigurationSet(this, id, {
      tlsPolicy: ConfigurationSetTlsPolicy.OPTIONAL, // a private mailbox without TLS still gets its mail
      reputationMetrics: true,
      // Whatever the account is set to: SES keeps its own list, which Kith's mirrors by the events that come of it.
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
  }

  private letSendThrough(
    fn: KithFunction,
    configurationSetName: string,
    environment: Parameters<KithFunction['tell']>[0],
  ): void {
    const { domain, owner } = this.settings;
    // In the SES sandbox the recipient's identity is authorised, too: so the first brief goes out there as well.
    const identities = [domain, owner.address].map((name) => this.arnOf('identity', name));
    fn.allow({
      environment: { ...environment, [ENV.mailDomain]: domain },
      actions: ['ses:SendRawEmail'],
      resources: [...identities, this.arnOf('configuration-set', configurationSetName)],
    });
  }

  private publishEvents(worker: KithFunction): QueuedTopic {
    const events = new QueuedTopic(this, 'Events', {
      worker,
      impactOfDeadLetters:
        'Some bounces, complaints or deliveries are not in the ledger: Kith may write again to an address that refused it.',
    });
    this.publish(this.configurationSet, events, [EmailSendingEvent.SEND, ...WHAT_BECAME_OF_IT]);
    // That SES took a letter is known already, and each of a million events costs: what became of it says the same.
    this.publish(this.newsletterSet, events, WHAT_BECAME_OF_IT);
    return events;
  }

  private publish(set: ConfigurationSet, events: QueuedTopic, types: readonly EmailSendingEvent[]): void {
    events.acceptFromSes(this.arnOf('configuration-set', set.configurationSetName));
    const destination = set.addEventDestination('ToTopic', {
      destination: EventDestination.snsTopic(events.topic),
      events: [...types],
    });
    // SES tries the topic when the destination is created.
    destination.node.addDependency(events.topic);
  }

  private arnOf(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }
}
