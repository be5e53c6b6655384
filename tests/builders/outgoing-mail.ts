import type { OutgoingMail } from '../../functions/delivery/mail-transport.ts';
import { emailAddressSchema } from '../../functions/shared/email-address.ts';
import { deriveDeliveryId } from '../../functions/shared/ids.ts';

export function buildOutgoingMail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    deliveryId: deriveDeliveryId('nudge', 'nora', '2026-08-24'),
    from: { name: 'Kith', address: emailAddressSchema.parse('kith@kith.example') },
    to: { name: 'Nora Lindqvist', address: emailAddressSchema.parse('nora@lindqvist.example') },
    subject: 'Ruth Adeyemi today',
    html: '<p>Good morning, Nora – 7 °C.</p>',
    text: 'Good morning, Nora – 7 °C.',
    ...changes,
  };
}
