import { describe, expect, it } from 'vitest';
import { isAutomatic } from '../../../../functions/inbound/domain/classify/detect-automatic.ts';
import { emailAddressSchema } from '../../../../functions/shared/email-address.ts';
import { buildContent, classify } from './classify.ts';

const NORA = 'nora@lindqvist.example';
const isOurs = (address: string) => address.endsWith('@in.kith.example');

function detect({ headers = {}, from = NORA, envelopeSender = NORA }): boolean {
  const content = buildContent({ headers, from: [emailAddressSchema.parse(from)] });
  return isAutomatic(classify(content, { envelopeSender }), { envelopeSender }, content, isOurs);
}

describe('mail of a machine', () => {
  it.each([
    { 'auto-submitted': 'auto-replied' },
    { 'auto-submitted': 'auto-generated; owner-email="nora@lindqvist.example"' },
    { precedence: 'bulk' },
    { precedence: 'auto_reply' },
    { 'x-autoreply': 'yes' },
    { 'x-failed-recipients': 'ruth@adler.example' },
    { 'content-type': 'multipart/report; report-type=delivery-status' },
  ])('is told by its headers: %o', (headers) => {
    expect(detect({ headers })).toBe(true);
  });

  it.each(['', '<>', 'MAILER-DAEMON@mx.example', 'postmaster@mx.example'])(
    'is told by the envelope sender "%s"',
    (envelopeSender) => {
      expect(detect({ envelopeSender })).toBe(true);
    },
  );

  it('is what Kith itself sent, by envelope or by From', () => {
    expect(detect({ envelopeSender: 'r+abc@in.kith.example' })).toBe(true);
    expect(detect({ from: 'r+abc@in.kith.example' })).toBe(true);
  });
});

describe('an out-of-office that no header marks', () => {
  it.each([
    'Automatic reply: How is Leo?',
    'Out of office: How is Leo?',
    'Out of Office AutoReply: How is Leo?',
    'Out of office',
    '[EXTERNAL] Automatic reply: How is Leo?',
    'Abwesenheitsnotiz: Wie geht es Leo?',
    'Réponse automatique : Leo',
    'Re\u0301ponse automatique: Leo',
    'Respuesta automática: Leo',
    'Risposta automatica: Leo',
    'Automatisch antwoord: Leo',
    'Autosvar: Leo',
    'Resposta automática: Leo',
    'Automatická odpověď: Leo',
    'Automatyczna odpowiedź: Leo',
    '自動応答: Leo',
    '自动回复：Leo',
  ])('is told by its subject: %s', (subject) => {
    expect(detect({ headers: { subject: subject.toLowerCase() } })).toBe(true);
  });

  it.each([
    'Re: Automatic doors',
    'Automatic doors',
    'Automatic reply systems, and Leo',
    'Re: Automatic reply: How is Leo?',
    'Out of office party on Friday',
    'Autosvarta bilar',
    '',
  ])('is not what a person calls "%s"', (subject) => {
    expect(detect({ headers: { subject: subject.toLowerCase() } })).toBe(false);
  });
});

describe('mail of a person', () => {
  it.each([
    {},
    { 'auto-submitted': 'no' },
    { precedence: 'first-class' },
    { 'x-auto-response-suppress': 'all' },
    { 'content-type': 'multipart/alternative' },
  ])('is not mistaken for a machine’s: %o', (headers) => {
    expect(detect({ headers })).toBe(false);
  });
});
