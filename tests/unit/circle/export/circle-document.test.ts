import { describe, expect, it } from 'vitest';
import {
  type CircleDocumentEntry,
  circleDocumentEntrySchema,
  circleDocumentHeadSchema,
  writeCircleDocument,
} from '../../../../functions/circle/domain/export/circle-document.ts';
import { buildContact } from '../../../builders/contact.ts';
import { buildInteraction } from '../../../builders/interaction.ts';
import { buildOwner } from '../../../builders/owner.ts';

const { ownerId: _, ...contact } = buildContact({ name: 'Ruth\u2028Adler', notes: ['a\nb', '},'] });
const { ownerId: __, ...interaction } = buildInteraction();
const { ownerId: ___, ...owner } = buildOwner();
const HEAD = circleDocumentHeadSchema.parse({
  format: 'kith-circle',
  version: 1,
  exportedAt: '2026-08-24T06:30:00.000Z',
  owner,
});

async function write(entries: readonly CircleDocumentEntry[]): Promise<string> {
  async function* each() {
    yield* entries;
  }
  let text = '';
  for await (const piece of writeCircleDocument(HEAD, each())) text += piece;
  return text;
}

const ENTRIES: readonly CircleDocumentEntry[] = [
  { type: 'contact', contact },
  { type: 'interaction', interaction, earlierTexts: [] },
  { type: 'contact', contact },
];

describe('the document of a circle', () => {
  it('is one JSON document, and one entry a line', async () => {
    const text = await write(ENTRIES);
    expect(JSON.parse(text)).toEqual({ ...HEAD, entries: ENTRIES });
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(circleDocumentHeadSchema.parse(JSON.parse(`${lines[0]}]}`))).toEqual(HEAD);
    const entries = lines.slice(1, -1).map((line) => JSON.parse(line.replace(/,$/, '')));
    expect(entries.map((entry) => circleDocumentEntrySchema.parse(entry))).toEqual(ENTRIES);
    expect(lines.at(-1)).toBe(']}');
  });

  it('of an empty circle is one, too', async () => {
    expect(JSON.parse(await write([]))).toEqual({ ...HEAD, entries: [] });
  });
});
