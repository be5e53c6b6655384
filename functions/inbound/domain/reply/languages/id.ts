import type { Language } from '../language.ts';

/** Indonesian and Malay. */
export const id: Language = {
  from: ['dari', 'pengirim', 'daripada'],
  sent: ['dikirim', 'tanggal', 'terkirim', 'tarikh', 'dihantar'],
  to: ['kepada', 'ke', 'untuk', 'penerima'],
  subject: ['perihal', 'subjek', 'subyek', 'hal'],
  others: ['cc', 'tembusan', 'salinan', 'bcc', 'balas ke', 'lampiran'],
  openings: ['Pada', 'Di'],
  wrote: ['menulis', 'menuliskan', 'tulis'],
  originalMessage: ['pesan asli', 'pesan awal', 'mesej asal', 'pesan orisinal', 'email asli'],
  forwardedMessage: [
    'pesan terusan',
    'pesan diteruskan',
    'pesan yang diteruskan',
    'awal pesan terusan',
    'mulai pesan terusan',
    'mesej yang dimajukan',
    'mula mesej dimajukan',
  ],
  sentFrom: [
    'dikirim dari',
    'terkirim dari',
    'dikirim menggunakan',
    'dihantar daripada',
    'dihantar dari',
    'dapatkan outlook',
    'unduh outlook',
  ],
  signOffs: ['salam', 'hormat saya', 'salam hormat', 'terima kasih dan salam', 'hormat kami', 'salam hangat'],
  disclaimers: [
    'email ini dan',
    'pesan ini dan',
    'pesan ini bersifat',
    'informasi yang terkandung',
    'surel ini',
    'bebas virus. www',
  ],
  confidential: ['rahasia', 'avast'],
};
