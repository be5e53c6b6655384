import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractReply } from '../../../../functions/inbound/domain/reply/extract-reply.ts';
import { LANGUAGES } from '../../../../functions/inbound/domain/reply/languages.ts';

interface Sample {
  readonly language: string;
  /** As Gmail, Apple Mail or Outlook writes it in this language, wrapped. */
  readonly attribution: readonly string[];
  /** Said by a person, with the same words. */
  readonly ordinary: string;
}

const SAMPLES: readonly Sample[] = [
  {
    language: 'ar',
    attribution: [
      'في الاثنين، 24 أغسطس 2026 في 7:30 ص تمت كتابة ما يلي بواسطة Kith <',
      'kith@kith.example>:',
    ],
    ordinary: 'كتبت لي من لندن وقالت:\nكل شيء بخير.',
  },
  {
    language: 'bg',
    attribution: ['На пн, 24.08.2026 г. в 7:30 Kith <', 'kith@kith.example> написа:'],
    ordinary: 'На тази тема тя написа:\nвсичко е наред.',
  },
  {
    language: 'ca',
    attribution: ['El dl., 24 d’ag. 2026, 7:30, Kith', '<kith@kith.example> va escriure:'],
    ordinary: 'El seu germà ha escrit:\ntot va bé.',
  },
  {
    language: 'cs',
    attribution: ['Dne 24. 8. 2026 v 7:30 Kith', 'napsal(a):'],
    ordinary: 'V tom dopise napsala:\nvšechno je v pořádku.',
  },
  {
    language: 'da',
    attribution: ['Den man. 24. aug. 2026 kl. 07.30 skrev Kith <', 'kith@kith.example>:'],
    ordinary: 'Den dag skrev hun:\nalt er godt.',
  },
  {
    language: 'de',
    attribution: ['Kith <kith@kith.example> schrieb am Mo., 24. Aug. 2026,', '07:30:'],
    ordinary: 'Am Ende schrieb sie:\nalles ist gut.\n\nVon meinem Vater soll ich grüßen.\n\nBis bald',
  },
  {
    language: 'el',
    attribution: ['Στις Δευ 24 Αυγ 2026 στις 7:30 π.μ., ο χρήστης Kith <', 'kith@kith.example> έγραψε:'],
    ordinary: 'Στις διακοπές έγραψε:\nόλα καλά.',
  },
  {
    language: 'en',
    attribution: ['On Mon, Aug 24, 2026 at 7:30 AM Kith <', 'kith@kith.example>', 'wrote:'],
    ordinary: 'On her birthday she wrote:\nall is well.\n\nSent from the harbour yesterday.\n\nMore soon',
  },
  {
    language: 'es',
    attribution: ['El lun, 24 ago 2026 a las 7:30, Kith (<', 'kith@kith.example>) escribió:'],
    ordinary: 'El otro día escribió:\ntodo va bien.\n\nEnviado por correo el martes.\n\nAbrazos',
  },
  {
    language: 'et',
    attribution: ['Kith <kith@kith.example> kirjutas (E, 24. august 2026', 'kell 07:30):'],
    ordinary: 'Kell oli palju, kui ta kirjutas:\nkõik on hästi.',
  },
  {
    language: 'fa',
    attribution: ['در تاریخ دوشنبه ۲۴ اوت 2026 ساعت 7:30 Kith <', 'kith@kith.example> نوشت:'],
    ordinary: 'در آن روز نوشت:\nهمه چیز خوب است.',
  },
  {
    language: 'fi',
    attribution: ['ma 24. elok. 2026 klo 7.30 Kith (kith@kith.example)', 'kirjoitti:'],
    ordinary: 'Ke iltana hän kirjoitti:\nkaikki hyvin.',
  },
  {
    language: 'fr',
    attribution: ['Le lun. 24 août 2026 à 07:30, Kith', '<kith@kith.example>', 'a écrit :'],
    ordinary: 'Le jour de sa fête elle a écrit :\ntout va bien.\n\nEnvoyé par la poste hier.\n\nBises',
  },
  {
    language: 'he',
    attribution: ['‫בתאריך יום ב׳, 24 באוג׳ 2026 ב-7:30 מאת ‪Kith‬‏ <‪', 'kith@kith.example‬‏>:‬'],
    ordinary: 'ביום ההוא היא כתבה:\nהכול בסדר.',
  },
  {
    language: 'hi',
    attribution: ['सोम, 24 अग॰ 2026 को 7:30 am बजे को Kith <', 'kith@kith.example> ने लिखा:'],
    ordinary: 'उसने लिखा:\nसब ठीक है।',
  },
  {
    language: 'hr',
    attribution: ['Dana pon, 24. kol 2026. u 07:30 Kith <', 'kith@kith.example> napisao je:'],
    ordinary: 'U 12:30 je rekla:\nsve je dobro.',
  },
  {
    language: 'hu',
    attribution: ['Kith <kith@kith.example> ezt írta (időpont: 2026. aug. 24., H,', '7:30):'],
    ordinary: 'Ezen a napon azt írta:\nminden rendben.',
  },
  {
    language: 'id',
    attribution: ['Pada Sen, 24 Agu 2026 pukul 07.30 Kith <', 'kith@kith.example> menulis:'],
    ordinary: 'Pada hari itu dia menulis:\nsemua baik.',
  },
  {
    language: 'is',
    attribution: ['Þann mán., 24. ágú. 2026 kl. 07:30 skrifaði Kith <', 'kith@kith.example>:'],
    ordinary: 'Þann dag skrifaði hún:\nallt gott.',
  },
  {
    language: 'it',
    attribution: ['Il giorno lun 24 ago 2026 alle ore 07:30 Kith <', 'kith@kith.example> ha scritto:'],
    ordinary: 'Il giorno dopo ha scritto:\ntutto bene.',
  },
  {
    language: 'ja',
    attribution: ['2026年8月24日(月) 7:30 Kith <kith@kith.example>:'],
    ordinary: '手紙にこう書きました:\nみんな元気です。',
  },
  {
    language: 'ko',
    attribution: ['2026년 8월 24일 (월) 오전 7:30, Kith <kith@kith.example>님이 작성:'],
    ordinary: '편지에 이렇게 썼습니다:\n모두 잘 지냅니다.',
  },
  {
    language: 'lt',
    attribution: ['2026-08-24, pr, 07:30 Kith <', 'kith@kith.example> rašė:'],
    ordinary: 'Laiške ji rašė:\nviskas gerai.',
  },
  {
    language: 'lv',
    attribution: [
      'pirmd., 2026. g. 24. aug., plkst. 07:30 — lietotājs Kith (<',
      'kith@kith.example>) rakstīja:',
    ],
    ordinary: 'Vēstulē viņa rakstīja:\nviss labi.',
  },
  {
    language: 'nb',
    attribution: ['man. 24. aug. 2026 kl. 07:30 skrev Kith <kith@kith.example', '>:'],
    ordinary: 'På vei hjem skrev hun:\nalt er bra.',
  },
  {
    language: 'nl',
    attribution: ['Op 24 aug. 2026 om 07:30 heeft Kith', '<kith@kith.example> het volgende', 'geschreven:'],
    ordinary: 'Op haar verjaardag schreef ze:\nalles gaat goed.',
  },
  {
    language: 'pl',
    attribution: ['pon., 24 sie 2026 o 07:30 Kith <kith@kith.example>', 'napisał(a):'],
    ordinary: 'W liście napisała:\nwszystko dobrze.',
  },
  {
    language: 'pt',
    attribution: ['Em seg., 24 de ago. de 2026 às 07:30, Kith <', 'kith@kith.example> escreveu:'],
    ordinary: 'Em casa ela escreveu:\ntudo bem.',
  },
  {
    language: 'ro',
    attribution: ['În lun., 24 aug. 2026 la 07:30, Kith <', 'kith@kith.example> a scris:'],
    ordinary: 'La sfârșit a scris:\ntotul e bine.',
  },
  {
    language: 'ru',
    attribution: ['пн, 24 авг. 2026 г. в 07:30, Kith <', 'kith@kith.example>:'],
    ordinary: 'В письме она написала:\nвсё хорошо.',
  },
  {
    language: 'sk',
    attribution: ['po 24. 8. 2026 o 7:30 Kith <', 'kith@kith.example> napísal(a):'],
    ordinary: 'V tom liste napísala:\nvšetko je v poriadku.',
  },
  {
    language: 'sl',
    attribution: ['V V pon., 24. avg. 2026 ob 07:30 je oseba Kith <', 'kith@kith.example> napisala:'],
    ordinary: 'V pismu je napisala:\nvse je dobro.',
  },
  {
    language: 'sr',
    attribution: ['Дана 24. августа 2026. у 07:30, Kith <', 'kith@kith.example> је написао:'],
    ordinary: 'У писму је написала:\nсве је добро.',
  },
  {
    language: 'sv',
    attribution: ['Den mån 24 aug. 2026 kl 07:30 skrev Kith <', 'kith@kith.example>:'],
    ordinary: 'Den dagen skrev hon:\nallt är bra.\n\nSkickat med posten i går.\n\nKram',
  },
  {
    language: 'th',
    attribution: ['ในวันที่ จ. 24 ส.ค. 2026 เวลา 07:30 Kith <', 'kith@kith.example> เขียนว่า:'],
    ordinary: 'เธอเขียนว่า:\nทุกอย่างเรียบร้อย',
  },
  {
    language: 'tr',
    attribution: ['Kith <kith@kith.example>, 24 Ağu 2026 Pzt, 07:30', 'tarihinde şunu yazdı:'],
    ordinary: 'Mektubunda şunu yazdı:\nher şey yolunda.',
  },
  {
    language: 'uk',
    attribution: ['пн, 24 серп. 2026 р. о 07:30 Kith <', 'kith@kith.example> пише:'],
    ordinary: 'У листі вона пише:\nвсе добре.',
  },
  {
    language: 'vi',
    attribution: ['Vào Th 2, 24 thg 8, 2026 vào lúc 07:30 Kith <', 'kith@kith.example> đã viết:'],
    ordinary: 'Vào hôm đó cô ấy viết:\nmọi việc đều ổn.',
  },
  {
    language: 'zh',
    attribution: ['Kith <kith@kith.example> 于2026年8月24日周一 07:30写道：'],
    ordinary: '她在信里写道：\n一切都好。',
  },
];

const reply = (...below: readonly string[]) => extractReply(['Saw her.', '', ...below].join('\r\n'));
/** Breaks at the last space before `width`, as programs do. */
function wrap(text: string, width: number): readonly string[] {
  const space = text.length <= width ? -1 : text.lastIndexOf(' ', width);
  return space <= 0 ? [text] : [text.slice(0, space), ...wrap(text.slice(space + 1), width)];
}
const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

it('has a sample of every language', () => {
  const files = readdirSync(new URL('../../../../functions/inbound/domain/reply/languages', import.meta.url));
  expect(files.toSorted()).toEqual(SAMPLES.map(({ language }) => `${language}.ts`));
  expect(LANGUAGES).toHaveLength(files.length);
});

describe.each(SAMPLES)('in $language', ({ attribution, ordinary }) => {
  it('a wrapped attribution ends the new words, whether or not the quotation is marked', () => {
    expect(reply(...attribution, '', 'Ruth Adler')).toBe('Saw her.');
    expect(reply(...attribution, '> Ruth Adler', '', 'He is fine.')).toBe('Saw her.\n\nHe is fine.');
  });

  it.each([44, 52, 60, 68, 78])('an attribution that is wrapped at %i characters is found whole', (width) => {
    const wrapped = wrap(attribution.join(' ').replace('< k', '<k'), width);
    expect(reply('See you at 3.', ...wrapped, '> Ruth Adler')).toBe('Saw her.\n\nSee you at 3.');
    expect(reply('See you at 3.', ...wrapped, '', 'Ruth Adler')).toBe('Saw her.\n\nSee you at 3.');
  });

  it('an ordinary sentence with the same words is kept', () => {
    expect(extractReply(ordinary)).toBe(ordinary);
  });
});

describe.each(LANGUAGES.map((language) => [language.from[0], language] as const))(
  'where From is %s',
  (_, language) => {
    it.each(language.from)('a header whose lines are wrapped ends the new words: %s', (from) => {
      const header = [
        `${capitalise(from)}: Kith`,
        `*${capitalise(language.sent[0] ?? '')}:* 24.8.2026`,
        `${capitalise(language.to[0] ?? '')} : Nora Lindqvist; Leo Adler;`,
        ' Ruth Adler',
        `${capitalise(language.subject[0] ?? '')}: Ruth Adler, and`,
        'two more',
      ];
      expect(reply(...header, '', 'Ruth Adler')).toBe('Saw her.');
    });

    it.each([...language.originalMessage, ...language.forwardedMessage])(
      'a divider ends the new words: %s',
      (words) => {
        expect(reply(`-------- ${capitalise(words)} --------`, 'Ruth Adler')).toBe('Saw her.');
        expect(extractReply(`We spoke of the ${words}\nat length.`)).toBe(
          `We spoke of the ${words}\nat length.`,
        );
      },
    );
  },
);
