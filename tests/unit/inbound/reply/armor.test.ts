import { describe, expect, it } from 'vitest';
import { extractReply } from '../../../../functions/inbound/domain/reply/extract-reply.ts';

describe('a signature of OpenPGP inside the text is no words', () => {
  const signature = [
    '-----BEGIN PGP SIGNATURE-----',
    '',
    'iQEzBAEBCAAdFiEE',
    '=abcd',
    '-----END PGP SIGNATURE-----',
  ];
  const signed = (...words: readonly string[]) =>
    ['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA256', '', ...words, ...signature].join('\r\n');

  it('its lines are cut, and dashes are read as they were written', () => {
    expect(extractReply(signed('Saw her.', '- - twice', '', '> Ruth'))).toBe('Saw her.\n- twice');
  });

  it('words below it are kept', () => {
    expect(extractReply(`${signed('Saw her.')}\r\n\r\nLeo is well.`)).toBe('Saw her.\n\nLeo is well.');
  });

  it('a lone beginning is kept', () => {
    const body = '-----BEGIN PGP SIGNED MESSAGE-----\n\nSaw her.';
    expect(extractReply(body)).toContain('Saw her.');
  });
});
