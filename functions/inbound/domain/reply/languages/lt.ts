import type { Language } from '../language.ts';

/** Lithuanian. */
export const lt: Language = {
  from: ['nuo', 'siuntėjas'],
  sent: ['išsiųsta', 'data', 'siųsta', 'išsiuntimo data', 'išsiuntimo laikas'],
  to: ['kam', 'gavėjas', 'iki'],
  subject: ['tema'],
  others: ['kopija', 'cc', 'nematoma kopija', 'atsakyti', 'svarba', 'priedai'],
  openings: ['Data'],
  wrote: ['rašė', 'parašė', 'rašo', 'parašyta'],
  originalMessage: [
    'pradinis pranešimas',
    'originalus pranešimas',
    'pirminis pranešimas',
    'pradinis laiškas',
    'originalus laiškas',
  ],
  forwardedMessage: [
    'persiųstas pranešimas',
    'persiųstas laiškas',
    'persiunčiamas pranešimas',
    'persiųsto laiško pradžia',
    'toliau persiųstas laiškas',
    'pradėti persiunčiamą laišką',
  ],
  sentFrom: [
    'išsiųsta iš',
    'siųsta iš',
    'išsiųsta naudojant',
    'išsiųsta per',
    'gauti outlook',
    'gaukite outlook',
    'atsisiųsti outlook',
  ],
  signOffs: ['pagarbiai', 'geriausi linkėjimai', 'su pagarba', 'linkėjimai', 'geros dienos', 'nuoširdžiai'],
  disclaimers: [
    'šis pranešimas yra',
    'šis el. laiškas',
    'šis elektroninis laiškas',
    'šiame pranešime',
    'be virusų. www',
  ],
  confidential: ['konfidencial', 'avast'],
};
