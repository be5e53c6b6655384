import type { Language } from '../language.ts';

/** Icelandic. */
export const is: Language = {
  from: ['frá', 'sendandi'],
  sent: ['sent', 'dagsetning', 'dags'],
  to: ['til', 'viðtakandi'],
  subject: ['efni'],
  others: ['afrit', 'cc', 'svara til'],
  openings: ['Þann', 'Hinn', 'Þri', 'Mán', 'Mið', 'Fim', 'Fös', 'Lau', 'Sun'],
  wrote: ['skrifaði', 'reit', 'skrifuðu'],
  originalMessage: ['upprunaleg skilaboð', 'upphafleg skilaboð', 'upprunalegur póstur'],
  forwardedMessage: [
    'áframsend skilaboð',
    'framsend skilaboð',
    'áframsendur póstur',
    'upphaf áframsendra skilaboða',
  ],
  sentFrom: ['sent úr', 'sent frá', 'sent með', 'sækja outlook'],
  signOffs: ['kveðja', 'bestu kveðjur', 'með kveðju', 'með bestu kveðju', 'kær kveðja', 'kv'],
  disclaimers: ['þessi tölvupóstur', 'þetta skeyti er', 'upplýsingar í þessum'],
  confidential: ['trúnað'],
};
