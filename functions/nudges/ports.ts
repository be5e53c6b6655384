import type { ContactStore } from '../circle/contact-store.ts';
import type { OwnerStore } from '../circle/owner-store.ts';
import type { Timeline } from '../circle/timeline.ts';
import type { SendDeliveryPorts } from '../delivery/send-delivery.ts';
import type { TokenKeyStore } from '../shared/token-keys.ts';

export interface BriefPorts extends SendDeliveryPorts {
  readonly owners: OwnerStore;
  readonly contacts: ContactStore;
  readonly timeline: Timeline;
  readonly tokenKeys: TokenKeyStore;
}

export interface BriefSettings {
  /** Where the brief comes from: `kith@mailDomain`. */
  readonly mailDomain: string;
  /** Where replies go. */
  readonly inboundDomain: string;
  /** Base URL of Kith's pages, without a trailing slash. */
  readonly webOrigin: string;
}
