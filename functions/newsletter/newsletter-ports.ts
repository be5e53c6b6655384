import type { OwnerStore } from '../circle/owner-store.ts';
import type { SendDeliveryPorts } from '../delivery/send-delivery.ts';
import type { EmailAddress } from '../shared/email-address.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';
import type { NewsletterSettings } from './newsletter-settings.ts';
import type { SubscriberStore } from './subscriber-store.ts';

/** What everything that writes to subscribers needs. */
export interface NewsletterPorts extends SendDeliveryPorts {
  readonly owners: Pick<OwnerStore, 'listOwners'>;
  readonly subscribers: SubscriberStore;
  readonly tokenKeys: TokenKeyStore;
}

export interface NewsletterContext {
  readonly newsletter: NewsletterSettings;
  /** The newsletter belongs to the owner with this address. */
  readonly operatorAddress: EmailAddress;
  readonly mailDomain: string;
  /** Base URL of Kith's pages, without a trailing slash. */
  readonly webOrigin: string;
}
