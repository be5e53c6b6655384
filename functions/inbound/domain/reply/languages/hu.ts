import type { Language } from '../language.ts';

/** Hungarian. */
export const hu: Language = {
  from: ['feladó', 'küldő'],
  sent: ['elküldve', 'dátum', 'küldve', 'küldés ideje', 'időpont'],
  to: ['címzett', 'címzettek'],
  subject: ['tárgy'],
  others: ['másolat', 'másolatot kap', 'cc', 'titkos másolat', 'válaszcím', 'fontosság', 'mellékletek'],
  openings: ['Ezen', 'Dátum'],
  wrote: ['írta', 'írt', 'írja', 'írták'],
  originalMessage: ['eredeti üzenet', 'eredeti levél', 'eredeti e-mail'],
  forwardedMessage: [
    'továbbított üzenet',
    'továbbított levél',
    'továbbított üzenet kezdete',
    'az átirányított üzenet kezdete',
    'átirányított üzenet kezdete',
  ],
  sentFrom: [
    'iphone-ról küldve',
    'az iphone-omról küldve',
    'az ipademről küldve',
    'elküldve az',
    'elküldve: ',
    'küldve az',
    'az outlook beszerzése',
    'outlook beszerzése',
    'outlook letöltése',
  ],
  signOffs: [
    'üdvözlettel',
    'tisztelettel',
    'köszönettel',
    'szívélyes üdvözlettel',
    'üdv',
    'baráti üdvözlettel',
  ],
  disclaimers: [
    'ez az üzenet',
    'ez az e-mail',
    'jelen üzenet',
    'jelen e-mail',
    'az üzenet tartalma',
    'vírusmentes. www',
    'vírusmentes.www',
  ],
  confidential: ['bizalmas', 'avast'],
};
