import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAttachments, sayAttachments } from '../../../functions/inbound/domain/list-attachments.ts';

const file = (filename: string | undefined, sizeBytes = 120_000, contentType = 'application/pdf') => ({
  ...(filename !== undefined && { filename }),
  contentType,
  sizeBytes,
  checksum: '',
});

describe('the files of a mail', () => {
  it.each([
    ['Übersicht – Größe.pdf', 'Übersicht – Größe.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\ruth\\menu.pdf', 'menu.pdf'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\r\nb.pdf', 'a b.pdf'],
    [`${'x'.repeat(149)}🎉.pdf`, `${'x'.repeat(149)}\ufffd`],
    ['..', undefined],
    ['folder/', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('named %j are listed as %j', (filename, expected) => {
    expect(listAttachments([file(filename)])?.[0]?.filename).toBe(expected);
  });

  it('are listed up to twenty entries, of which the last sums up the rest', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => file(`f${index}.pdf`, 1000));
    const listed = listAttachments(hundred);
    expect(listed).toHaveLength(20);
    expect(listed?.at(-1)).toMatchObject({ filename: '81 more files', sizeBytes: 81_000 });
    expect(sayAttachments(listed)).toMatch(/^f0\.pdf \(1 KB\), .* and 81 more files \(81 KB\)$/);
    expect(listAttachments(hundred.slice(0, 20))?.at(-1)?.filename).toBe('f19.pdf');
  });

  it('are none where only machines put something in', () => {
    expect(listAttachments([file('invite.ics', 10, 'text/calendar')])).toBeUndefined();
    expect(listAttachments([])).toBeUndefined();
  });

  it('keep their sizes, and names on one line without folders, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string({ unit: 'binary' }), size: fc.nat() })), (files) => {
        const listed = listAttachments(files.map(({ name, size }) => file(name, size))) ?? [];
        const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
        expect(sum(listed.map(({ sizeBytes }) => sizeBytes))).toBe(sum(files.map(({ size }) => size)));
        for (const { filename = 'none' } of listed) expect(filename).toMatch(/^[^\r\n/\\]+$/);
      }),
    );
  });
});
