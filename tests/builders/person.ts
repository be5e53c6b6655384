import { contactIdSchema } from '../../functions/shared/ids.ts';
import { buildContact } from './contact.ts';

/** A contact id that reads like the name. */
export const contactIdOf = (name: string) =>
  contactIdSchema.parse(`${name.toLowerCase().replace(/[^a-z2-7]/g, '')}aaaaaaaaaaaaaaaa`.slice(0, 16));

/** Somebody of Nora's circle, by name; due like `buildContact`'s Ruth. */
export const buildPerson = (name: string, changes: Parameters<typeof buildContact>[0] = {}) =>
  buildContact({ contactId: contactIdOf(name), name, addresses: [], ...changes });
