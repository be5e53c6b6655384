import type { Language } from '../language.ts';

/** Catalan. */
export const ca: Language = {
  from: ['de', 'remitent'],
  sent: ['enviat', 'data', 'enviat el', 'tramès'],
  to: ['per a', 'a', 'per', 'destinatari'],
  subject: ['assumpte', 'tema'],
  others: ['cc', 'cco', 'a/c', 'respon a', 'importància', 'fitxers adjunts'],
  openings: ['El', 'Dia', 'Missatge'],
  wrote: ['escrit', 'escriure', 'escrigué', 'escriu'],
  originalMessage: ['missatge original', 'correu original'],
  forwardedMessage: [
    'missatge reenviat',
    'inici del missatge reenviat',
    'comença el missatge reenviat',
    'missatge desviat',
  ],
  sentFrom: [
    'enviat des de',
    'enviat del',
    'enviat amb',
    'enviat mitjançant',
    'obtén outlook',
    'obtenir outlook',
  ],
  signOffs: [
    'salutacions',
    'cordialment',
    'atentament',
    'una salutació',
    'salutacions cordials',
    'ben cordialment',
  ],
  disclaimers: [
    'aquest missatge i',
    'aquest missatge és',
    'aquest correu electrònic',
    'la informació continguda',
    'avís legal',
    'sense virus. www',
  ],
  confidential: ['confidencial', 'avast'],
};
