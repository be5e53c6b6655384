import type { Language } from '../language.ts';

/** Latvian. */
export const lv: Language = {
  from: ['no', 'sūtītājs'],
  sent: ['nosūtīts', 'datums', 'sūtīts', 'nosūtīšanas datums'],
  to: ['kam', 'adresāts', 'saņēmējs', 'uz'],
  subject: ['temats', 'tēma', 'temata'],
  others: ['kopija', 'cc', 'slēptā kopija', 'atbildēt', 'svarīgums', 'pielikumi'],
  openings: ['Datums', 'Plkst'],
  wrote: ['rakstīja', 'raksta', 'uzrakstīja', 'rakstījis'],
  originalMessage: ['sākotnējais ziņojums', 'oriģinālais ziņojums', 'sākotnējā vēstule', 'sākotnējā ziņa'],
  forwardedMessage: [
    'pārsūtīts ziņojums',
    'pārsūtītā ziņa',
    'pārsūtīta vēstule',
    'pārsūtīta ziņa',
    'sākt pārsūtīto ziņu',
    'pārsūtītā ziņojuma sākums',
  ],
  sentFrom: [
    'nosūtīts no',
    'sūtīts no',
    'nosūtīts, izmantojot',
    'nosūtīts ar',
    'iegūt outlook',
    'iegūstiet outlook',
    'lejupielādēt outlook',
  ],
  signOffs: ['ar cieņu', 'ar sveicienu', 'visu labu', 'ar laba vēlējumiem', 'cieņā', 'vislabākos vēlējumus'],
  disclaimers: ['šis ziņojums', 'šis e-pasts', 'šī vēstule', 'šajā ziņojumā', 'bez vīrusiem. www'],
  confidential: ['konfidenc', 'avast'],
};
