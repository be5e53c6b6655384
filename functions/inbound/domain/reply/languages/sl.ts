import type { Language } from '../language.ts';

/** Slovenian. */
export const sl: Language = {
  from: ['od', 'pošiljatelj'],
  sent: ['poslano', 'datum', 'poslan'],
  to: ['za', 'komu', 'prejemnik'],
  subject: ['zadeva', 'predmet'],
  others: ['kp', 'skp', 'kopija', 'v vednost', 'odgovori na', 'pomembnost', 'priloge'],
  openings: ['Dne', 'V', 'Dana', 'Na'],
  wrote: ['napisal', 'napisala', 'napisal/a', 'piše', 'pisal'],
  originalMessage: ['izvirno sporočilo', 'prvotno sporočilo', 'originalno sporočilo'],
  forwardedMessage: [
    'posredovano sporočilo',
    'začetek posredovanega sporočila',
    'predano sporočilo',
    'posredovana pošta',
  ],
  sentFrom: [
    'poslano iz',
    'poslano z',
    'poslano s',
    'poslano prek',
    'poslano preko',
    'prenesite outlook',
    'pridobite outlook',
  ],
  signOffs: [
    'lep pozdrav',
    'lepo pozdravljeni',
    's spoštovanjem',
    'pozdrav',
    'prijazen pozdrav',
    'lp',
    'prisrčen pozdrav',
  ],
  disclaimers: [
    'to sporočilo je',
    'to sporočilo in',
    'to elektronsko sporočilo',
    'ta e-pošta',
    'vsebina tega',
    'brez virusov. www',
  ],
  confidential: ['zaupn', 'avast'],
};
