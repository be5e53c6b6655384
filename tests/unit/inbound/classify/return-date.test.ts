import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readReturnDate } from '../../../../functions/inbound/domain/classify/read-return-date.ts';

/** A Monday. */
const TODAY = Temporal.PlainDate.from('2026-08-24');
const read = (text: string) => readReturnDate(text, TODAY)?.toString();

describe('the day of return in an automatic answer', () => {
  it.each([
    ['en', 'I am out of the office until 5 September.', '2026-09-05'],
    ['en', 'I am away from August 20th through September 4th, 2026 and will reply then.', '2026-09-04'],
    ['en', 'Out of office; back on 09/14/2026', '2026-09-14'],
    ['en', 'I will return on Sept. 7. Call Ruth on 5 October about the fair.', '2026-09-07'],
    ['en', 'Away until 2026-09-01', '2026-09-01'],
    ['en', 'I will be back in January: January 4', '2027-01-04'],
    ['de', 'Ich bin vom 17.08. bis 04.09.2026 nicht im Büro.', '2026-09-04'],
    ['de', 'Ab dem 7. September bin ich wieder für Sie da.', '2026-09-07'],
    ['nl', 'Ik ben afwezig tot en met 4 september.', '2026-09-04'],
    ['sv', 'Jag är tillbaka den 7 september.', '2026-09-07'],
    ['da', 'Jeg holder ferie til og med 4. september', '2026-09-04'],
    ['nb', 'Jeg er tilbake 7. september.', '2026-09-07'],
    ['is', 'Ég er í fríi til 4. september.', '2026-09-04'],
    ['fr', 'Je suis absente jusqu’au 4 septembre inclus.', '2026-09-04'],
    ['fr', 'De retour le 1er septembre', '2026-09-01'],
    ['es', 'Estaré fuera de la oficina hasta el 4 de septiembre de 2026.', '2026-09-04'],
    ['pt', 'Estou de férias até 4 de setembro.', '2026-09-04'],
    ['it', 'Sono in ferie fino al 4 settembre.', '2026-09-04'],
    ['ca', 'Seré fora fins al 4 de setembre', '2026-09-04'],
    ['ro', 'Sunt în concediu până la 4 septembrie', '2026-09-04'],
    ['pl', 'Jestem na urlopie do 4 września.', '2026-09-04'],
    ['cs', 'Do 4. září jsem na dovolené.', '2026-09-04'],
    ['sk', 'Som na dovolenke do 4. septembra', '2026-09-04'],
    ['sl', 'Na dopustu sem do 4. septembra', '2026-09-04'],
    ['hr', 'Na godišnjem odmoru sam do 4. rujna.', '2026-09-04'],
    ['ru', 'Я в отпуске до 4 сентября.', '2026-09-04'],
    ['uk', 'Я у відпустці до 4 вересня', '2026-09-04'],
    ['bg', 'В отпуск съм до 4 септември', '2026-09-04'],
    ['lt', 'Atostogauju iki rugsėjo 4 d.', '2026-09-04'],
    ['lv', 'Esmu atvaļinājumā līdz 4. septembrim', '2026-09-04'],
    ['fi', 'Olen lomalla 4. syyskuuta asti.', '2026-09-04'],
    ['et', 'Olen puhkusel kuni 4. septembrini', '2026-09-04'],
    ['hu', 'Szabadságon vagyok szeptember 4-ig.', '2026-09-04'],
    ['el', 'Απουσιάζω έως 4 Σεπτεμβρίου.', '2026-09-04'],
    ['tr', '4 Eylül tarihine kadar izindeyim.', '2026-09-04'],
    ['he', 'אני בחופשה עד 4 בספטמבר', '2026-09-04'],
    ['ar', 'أنا في إجازة حتى ٤ سبتمبر', '2026-09-04'],
    ['hi', 'मैं 4 सितंबर तक छुट्टी पर हूँ', '2026-09-04'],
    ['th', 'ลาพักร้อนถึง 4 กันยายน', '2026-09-04'],
    ['vi', 'Tôi nghỉ phép đến ngày 4 tháng 9 năm 2026', '2026-09-04'],
    ['id', 'Saya sedang cuti hingga 4 September', '2026-09-04'],
    ['ja', '8月20日から9月4日まで休暇をいただいております。', '2026-09-04'],
    ['zh', '我将于2026年9月4日返回办公室。', '2026-09-04'],
    ['ko', '9월 4일까지 휴가입니다.', '2026-09-04'],
  ])('is read (%s): %s', (_, text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each([
    ['en', 'I will be back on Wednesday.', '2026-08-26'],
    ['de', 'Ich bin bis Freitag nicht im Büro.', '2026-08-28'],
    ['fr', 'Je serai de retour lundi.', '2026-08-31'],
  ])('may be a weekday (%s): %s', (_, text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each([
    'I am out of the office and will reply when I can.',
    'I was away until 5 August 2024.',
    'Call +46 70 123 45 67 or room 12/2026/4.',
    'We answer within 3 days, from 9.30 to 17.00.',
    'Version 10.4.2 is out. The 31 of nothing.',
    'I am away until 31 February.',
  ])('is not made up: %s', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
