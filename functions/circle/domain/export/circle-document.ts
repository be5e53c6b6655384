import * as z from 'zod';
import { isoInstantSchema } from '../../../shared/iso-instant.ts';
import { contactSchema } from '../contact.ts';
import { interactionSchema } from '../interaction.ts';
import { ownerSchema } from '../owner.ts';

/*
 * A whole circle as one JSON document that is also read and written line by line, so that 50,000 people and their timelines
 * pass through in little memory:
 *
 *   {"format":"kith-circle","version":1,"exportedAt":"…","owner":{…},"entries":[
 *   {"type":"contact","contact":{…}},
 *   {"type":"interaction","interaction":{…},"earlierTexts":[…]},
 *   {"type":"contact","contact":{…}}
 *   ]}
 *
 * The first line is the head, the last one `]}`: where it is missing, the file was cut. Each line in between is one entry,
 * ended by a comma but for the last. The interactions of a contact follow it, newest first. No entry names its owner: it
 * belongs to whoever imports it. Contact ids are kept, since loved ones and merges refer to them.
 */

export const CIRCLE_DOCUMENT_VERSION = 1;

export const circleDocumentHeadSchema = z.object({
  format: z.literal('kith-circle'),
  version: z.literal(CIRCLE_DOCUMENT_VERSION),
  exportedAt: isoInstantSchema,
  /** Their settings, to look up. Importing changes no owner. */
  owner: ownerSchema.omit({ ownerId: true }),
});

const contactEntrySchema = z.object({
  type: z.literal('contact'),
  contact: contactSchema.omit({ ownerId: true }),
});

const interactionEntrySchema = z.object({
  type: z.literal('interaction'),
  interaction: interactionSchema.omit({ ownerId: true }),
  /** What it said before its words were changed, oldest first. */
  earlierTexts: z.array(z.object({ text: z.string(), replacedAt: isoInstantSchema })).optional(),
});

export const circleDocumentEntrySchema = z.discriminatedUnion('type', [
  contactEntrySchema,
  interactionEntrySchema,
]);

export type CircleDocumentHead = z.infer<typeof circleDocumentHeadSchema>;
export type CircleDocumentEntry = z.infer<typeof circleDocumentEntrySchema>;

/** The document's text, a line at a time. */
export async function* writeCircleDocument(
  head: CircleDocumentHead,
  entries: AsyncIterable<CircleDocumentEntry>,
): AsyncGenerator<string> {
  let line = `${JSON.stringify(head).slice(0, -1)},"entries":[`;
  let separator = '';
  for await (const entry of entries) {
    yield `${line}${separator}\n`;
    line = JSON.stringify(entry);
    separator = ',';
  }
  yield `${line}\n`;
  yield ']}\n';
}
