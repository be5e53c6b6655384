import * as z from 'zod';
import { editSchema } from '../../../../circle/domain/changes/contact-edits.ts';
import { contactSchema } from '../../../../circle/domain/contact.ts';
import { interactionSchema } from '../../../../circle/domain/interaction.ts';
import { contactIdSchema, draftIdSchema, ownerIdSchema } from '../../../../shared/ids.ts';
import { isoInstantSchema } from '../../../../shared/iso-instant.ts';

const said = z.array(z.string());

/** What an answer does about one person. */
const personStepSchema = z.object({
  contactId: contactIdSchema,
  /** Whole, as it was when the answer came. */
  name: z.string(),
  /** What one calls them. */
  called: z.string(),
  /** Ready to read, a line each: `Gift idea: a book on maps`. */
  said,
  /** What goes on the timeline. */
  entries: z.array(
    interactionSchema.pick({
      interactionId: true,
      kind: true,
      direction: true,
      occurredAt: true,
      text: true,
      attachments: true,
      source: true,
    }),
  ),
  edits: z.array(editSchema),
  /** Apart from the others, since somebody else may have the address. */
  addressEdits: z.array(editSchema),
  /** Which lines of `said` tell of which values, by `namedValue`: where those are left as they are, the lines are not true. */
  claims: z.array(z.object({ said, values: z.array(z.string()) })).default([]),
  /** When they were last in touch, as far as the answer knew: whatever was taken back since counts no more. */
  touchedBefore: isoInstantSchema.optional(),
});

/** Somebody who comes into the circle. */
const additionSchema = z.object({
  contact: contactSchema,
  said: z.string(),
  /** Mails that came onto their timeline with them, and go with them. */
  entries: z.array(interactionSchema.pick({ interactionId: true, occurredAt: true })).optional(),
});

/** What the answer says of a letter that waits for the owner's word. */
const letterStepSchema = z.object({
  contactId: contactIdSchema,
  draftId: draftIdSchema,
  called: z.string(),
  /** Read as if they were a mail of their own. */
  words: z.string(),
  /** decide: they are meant to decide. remark: they say something else, and the letter is asked about. reword: they are the owner's own letter. later: it waits. */
  how: z.enum(['decide', 'remark', 'reword', 'later']),
  /** How long it waits. */
  until: isoInstantSchema.optional(),
});

/** What was not carried out, and a kind line about why, or what to write. */
const questionSchema = z.object({ words: z.string(), ask: z.string() });

/** A fact met in prose; it is kept on the owner's word. */
const proposalSchema = z.object({
  contactId: contactIdSchema,
  called: z.string(),
  /** `son Leo, starts school in September` */
  say: z.string(),
  edits: z.array(editSchema),
  /** Somebody of the same name may be meant: it takes its number to keep it. */
  isOneOf: z.boolean().optional(),
});

/** Somebody whose card the owner wants to pass on, or who is to be asked something. */
const cardStepSchema = z.object({ contactId: contactIdSchema, called: z.string() });

/** What became of a letter. `headline` and `paragraphs` are there when there is something to say about it. */
const letterResultSchema = z.object({
  contactId: contactIdSchema,
  draftId: draftIdSchema,
  called: z.string(),
  became: z.enum(['out', 'on-its-way', 'skipped', 'waits', 'nothing']),
  situation: z.string().optional(),
  headline: z.string().optional(),
  paragraphs: z.array(z.string()).default([]),
  /** The owner's own words, as they would go out. */
  letter: z.string().optional(),
});

/** What turned out only when it was carried out. */
const resultSchema = z.object({
  questions: z.array(questionSchema),
  letters: z.array(letterResultSchema),
  added: z.array(additionSchema),
  /** Where they fill in their cards. */
  cards: z.array(cardStepSchema.extend({ link: z.url() })).optional(),
  /** Who was asked about the newsletter. */
  asked: z.array(cardStepSchema).optional(),
  /** Values, by `namedValue`, that somebody had changed meanwhile, and that stayed as they were. */
  left: z.array(z.object({ contactId: contactIdSchema, values: z.array(z.string()) })).default([]),
});

const undoSchema = z.object({
  startedAt: isoInstantSchema,
  /** Absent while it is under way, or was broken off. */
  finished: z.object({ takenBack: said, left: said }).optional(),
});

/** What one answer of an owner did, written down before it is done, with what it takes to take it back. */
export const answerRecordSchema = z.object({
  recordId: z.string().regex(/^[a-z2-7]{24}$/),
  ownerId: ownerIdSchema,
  /** Whoever it says something about; an erasure finds it by them. */
  contactIds: z.array(contactIdSchema),
  at: isoInstantSchema,
  /** SES's id of the owner's mail; absent where they pressed a button instead. */
  source: z.object({ messageId: z.string().optional() }),
  people: z.array(personStepSchema),
  additions: z.array(additionSchema).default([]),
  letters: z.array(letterStepSchema).default([]),
  questions: z.array(questionSchema).default([]),
  proposals: z.array(proposalSchema).default([]),
  cards: z.array(cardStepSchema).optional(),
  /** Who is to be asked about the newsletter. */
  asks: z.array(cardStepSchema).optional(),
  /** Kith's own mail ends, or begins again. */
  mail: z.enum(['stopped', 'started']).optional(),
  wantsHelp: z.boolean().default(false),
  /** Absent until all was done. */
  result: resultSchema.optional(),
  undo: undoSchema.optional(),
});

export type AnswerRecord = z.infer<typeof answerRecordSchema>;
export type PersonStep = z.infer<typeof personStepSchema>;
export type Addition = z.infer<typeof additionSchema>;
export type LetterStep = z.infer<typeof letterStepSchema>;
export type LetterResult = z.infer<typeof letterResultSchema>;
export type CardStep = z.infer<typeof cardStepSchema>;
export type Question = z.infer<typeof questionSchema>;
export type RecordedProposal = z.infer<typeof proposalSchema>;
export type AnswerResult = z.infer<typeof resultSchema>;
export type UndoResult = NonNullable<z.infer<typeof undoSchema>['finished']>;

/** Days for which an answer can be taken back. */
export const UNDO_DAYS = 30;
