import type { Language } from '../language.ts';

/** Estonian. */
export const et: Language = {
  from: ['saatja', 'kellelt'],
  sent: ['saadetud', 'kuupäev', 'saatmisaeg', 'saadetud kell'],
  to: ['adressaat', 'kellele', 'saaja'],
  subject: ['teema'],
  others: ['koopia', 'cc', 'pimekoopia', 'vastus', 'tähtsus', 'manused'],
  openings: ['Kuupäeval', 'Kell'],
  wrote: ['kirjutas', 'kirjutasid', 'kirjutab'],
  originalMessage: ['algne sõnum', 'algne kiri', 'algsõnum', 'algne teade', 'esialgne kiri'],
  forwardedMessage: [
    'edastatud sõnum',
    'edastatud kiri',
    'edasisaadetud kiri',
    'edastatud sõnumi algus',
    'edasi saadetud sõnum',
  ],
  sentFrom: [
    'saadetud minu',
    'saadetud iphone',
    'saadetud ipad',
    'saadetud outlook',
    'saadetud telefonist',
    'saadetud samsung',
    'saadetud android',
    'saadetud windows',
    'hankige outlook',
    'hangi outlook',
  ],
  signOffs: [
    'lugupidamisega',
    'parimate soovidega',
    'tervitades',
    'tervitustega',
    'parimat',
    'heade soovidega',
  ],
  disclaimers: [
    'see sõnum on',
    'see e-kiri',
    'käesolev e-kiri',
    'selles kirjas sisalduv',
    'viirusevaba. www',
  ],
  confidential: ['konfidentsiaal', 'avast'],
};
