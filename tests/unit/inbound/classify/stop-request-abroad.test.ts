import { describe, expect, it } from 'vitest';
import { asksToStop } from '../../../../functions/inbound/domain/classify/stop-request.ts';

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
    ['ru', 'Больше не пишите роман по ночам, отдыхайте.'],
    ['zh', '请不要停止写信，我很喜欢'],
    ['ja', 'メールを送ってください'],
    ['ar', 'شكرا جزيلا على رسالتك'],
    ['hi', 'मुझे ईमेल भेजें'],
  ])('is not made up (%s): %j', (_, words) => {
    expect(asksToStop(words, NAMES)).toBe(false);
  });
});
