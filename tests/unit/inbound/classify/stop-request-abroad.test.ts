import { describe, expect, it } from 'vitest';
import { asksToStop, asksToStopAll } from '../../../../functions/inbound/domain/classify/stop-request.ts';

const NAMES = ['Margit Holm', 'Nora Lindqvist'];

describe('a request for no more mail in another language', () => {
  it.each([
    ['de', 'Bitte abmelden.'],
    ['de', 'Hallo Nora,\n\nbitte nehmen Sie mich aus Ihrem Verteiler.\n\nVielen Dank\nM. Holm'],
    ['de', 'Keine E-Mails mehr, bitte!'],
    ['de', 'Ich möchte keine E-Mails mehr erhalten.'],
    ['de', 'Schreiben Sie mir bitte nicht mehr. Mit freundlichen Grüßen, Margit'],
    ['fr', 'Désabonnez-moi, merci.'],
    ['fr', 'Bonjour,\nveuillez me retirer de votre liste.\nCordialement'],
    ['fr', 'Je ne veux plus recevoir de mails, merci d’avance'],
    ['fr', 'Arrêtez de m’écrire !'],
    ['es', 'Darme de baja por favor'],
    ['es', 'Hola deja de escribirme'],
    ['es', '¡Por favor, no me escriban más!'],
    ['es', 'No quiero recibir más correos. Gracias.'],
    ['es', 'Elimíname de la lista, por favor'],
    ['pt', 'Por favor, cancelar inscrição'],
    ['pt', 'Não quero mais receber e-mails. Obrigado.'],
    ['pt', 'Pare de me enviar e-mails'],
    ['it', 'Cancellami dalla lista, grazie'],
    ['it', 'Non scrivermi più.'],
    ['nl', 'Graag afmelden.'],
    ['nl', 'Hallo Nora,\n\nstuur mij alstublieft geen e-mails meer.\n\nMet vriendelijke groet\nM. Holm'],
    ['nl', 'Schrijf me niet meer, bedankt'],
    ['nl', 'Haal mij van jullie lijst.'],
    ['nl', 'Stop met mij te mailen!'],
    ['ru', 'Отпишите меня, пожалуйста.'],
    ['ru', 'Здравствуйте! Больше не пишите мне. Спасибо'],
    ['ru', 'Удалите меня из рассылки'],
    ['zh', '请退订'],
    ['zh', '您好，请不要再给我发邮件了，谢谢。'],
    ['zh', '取消订阅'],
    ['ja', '配信停止をお願いします。'],
    ['ja', 'お世話になっております。配信を停止してください。よろしくお願いいたします。'],
    ['ja', 'もうメールを送らないでください'],
    ['ar', 'إلغاء الاشتراك'],
    ['ar', 'الرجاء إزالتي من القائمة. شكرا'],
    ['ar', 'توقف عن مراسلتي'],
    ['hi', 'कृपया मुझे ईमेल न भेजें'],
    ['hi', 'नमस्ते, मुझे अपनी सूची से हटा दें। धन्यवाद'],
  ])('is heard (%s): %j', (_, words) => {
    expect(asksToStop(words, NAMES)).toBe(true);
  });

  it.each([
    ['de', 'Bitte nicht stoppen, ich lese das so gern!'],
    ['de', 'Ich habe mein Abo gekündigt. Wie geht es Leo?'],
    ['de', 'Danke!'],
    ['fr', 'Ne m’écris plus à cette adresse, utilise l’autre.'],
    ['fr', 'Stop au bruit ! Comment va Leo ?'],
    ['es', 'No me escribas más tarde de las diez.'],
    ['es', 'Gracias, saludos'],
    ['pt', 'Não escreva mais cartas ao banco.'],
    ['it', 'Basta poco per essere felici'],
    ['nl', 'Schrijf me niet meer naar het oude adres, gebruik dit.'],
    ['nl', 'Geen berichten, goede berichten! Hoe gaat het met Leo?'],
    ['nl', 'Bedankt, groetjes'],
    ['ru', 'Больше не пишите роман по ночам, отдыхайте.'],
    ['zh', '请不要停止写信，我很喜欢'],
    ['ja', 'メールを送ってください'],
    ['ar', 'شكرا جزيلا على رسالتك'],
    ['hi', 'मुझे ईमेल भेजें'],
  ])('is not made up (%s): %j', (_, words) => {
    expect(asksToStop(words, NAMES)).toBe(false);
  });

  it.each([
    ['de', 'Bitte keine E-Mails mehr von diesem System.'],
    ['de', 'Hallo Nora,\nbitte löschen Sie mich aus Ihrer Datenbank.\nMit freundlichen Grüßen, Margit'],
    ['de', 'Ich möchte keine Mails mehr von euch allen bekommen'],
    ['fr', 'Je ne veux plus recevoir de mails de Kith, merci'],
    ['fr', 'Bonjour,\nveuillez retirer mon adresse de toutes vos listes.\nCordialement'],
    ['es', 'No quiero recibir más correos de este sistema. Gracias.'],
    ['es', 'Bórrenme de todas sus listas, por favor'],
    ['it', 'Non voglio più ricevere mail da nessuno di voi'],
    ['it', 'Cancellatemi da tutte le vostre liste, grazie'],
    ['nl', 'Geen e-mails meer van dit systeem, alstublieft'],
    ['nl', 'Verwijder mij uit jullie database.'],
    ['pt', 'Por favor, parem todos os e-mails'],
    ['pt', 'Não quero mais receber mensagens de nenhum de vocês. Obrigada.'],
  ])('means all mail where it says so (%s): %j', (_, words) => {
    expect([asksToStop(words, NAMES), asksToStopAll(words, NAMES)]).toEqual([true, true]);
  });

  it.each([
    ['de', 'Keine E-Mails mehr, bitte!'],
    ['fr', 'Arrêtez de m’écrire !'],
    ['es', 'No quiero recibir más correos. Gracias.'],
    ['it', 'Cancellami dalla lista, grazie'],
    ['nl', 'Haal mij van jullie lijst.'],
    ['pt', 'Pare de me enviar e-mails'],
    ['ru', 'Отпишите меня, пожалуйста.'],
  ])('means the owner alone (%s): %j', (_, words) => {
    expect(asksToStopAll(words, NAMES)).toBe(false);
  });
});
