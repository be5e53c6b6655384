import type { Language } from '../language.ts';

/** Slovak. */
export const sk: Language = {
  from: ['od', 'odosielateľ'],
  sent: ['odoslané', 'dátum', 'poslané', 'odoslané dňa'],
  to: ['komu', 'pre', 'príjemca'],
  subject: ['predmet', 'vec'],
  others: ['kópia', 'cc', 'skrytá kópia', 'odpovedať', 'dôležitosť', 'prílohy', 'priorita'],
  openings: ['Dňa', 'V', 'Vo', 'Dne'],
  wrote: ['napísal', 'napísala', 'napísal(a', 'napísali', 'píše', 'odoslal'],
  originalMessage: ['pôvodná správa', 'pôvodný e-mail', 'originálna správa'],
  forwardedMessage: [
    'preposlaná správa',
    'začiatok preposlanej správy',
    'preposlaný e-mail',
    'odovzdaná správa',
    'začiatok preposielanej správy',
  ],
  sentFrom: [
    'odoslané z',
    'odoslané pomocou',
    'odoslané zo',
    'poslané z',
    'odoslané cez',
    'získať outlook',
    'získajte outlook',
    'stiahnuť outlook',
  ],
  signOffs: [
    's pozdravom',
    's úctou',
    's priateľským pozdravom',
    'so srdečným pozdravom',
    'zdravím',
    's pozdravom a prianím pekného dňa',
  ],
  disclaimers: [
    'táto správa je',
    'táto správa a',
    'táto správa môže',
    'tento e-mail a',
    'tento e-mail je',
    'informácie obsiahnuté v',
    'obsah tejto',
    'bez vírusov. www',
  ],
  confidential: ['dôvern', 'avast'],
};
