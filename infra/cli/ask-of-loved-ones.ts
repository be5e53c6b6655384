import type { Contact } from '../../functions/circle/domain/contact.ts';
import { isPresent } from '../../functions/circle/domain/standing.ts';
import { findNamesakes } from '../../functions/circle/find-namesakes.ts';
import type { Command } from './command.ts';
import { quoted } from './import/go-on.ts';

type Context = Pick<Parameters<Command>[0], 'circle' | 'terminal'>;

/** Where somebody stands is carried to the loved ones that are linked with them; of others, only the owner can say. */
export async function askOfNamesakes({ circle, terminal }: Context, contact: Contact): Promise<void> {
  if (isPresent(contact)) return;
  for (const { holder, lovedOne } of await findNamesakes(circle, contact)) {
    const { relation, name } = lovedOne;
    const link = `loved-one ${holder.contactId} ${quoted(`${relation} ${name}`)} --is ${contact.contactId}`;
    terminal.note(
      `${holder.name} has a ${relation} called ${name}, of whom Kith goes on to speak. If that is ${contact.name}, say so: npm run kith -- ${link}`,
    );
  }
}

/** Who was taken away from somebody, and is a contact, too, still has them on their own side. */
export async function tellOtherSides(
  { circle, terminal }: Context,
  before: Contact,
  { ownerId, contactId, name, lovedOnes }: Contact,
): Promise<void> {
  const left = new Set(lovedOnes.map((lovedOne) => lovedOne.contactId));
  for (const gone of before.lovedOnes) {
    if (gone.contactId === undefined || left.has(gone.contactId)) continue;
    const other = await circle.contacts.findContact({ ownerId, contactId: gone.contactId });
    const here = other?.lovedOnes.find((lovedOne) => lovedOne.contactId === contactId);
    if (other === undefined || here === undefined) continue;
    const words = quoted(`${here.relation} ${here.name}`);
    terminal.note(
      `${other.name} still has ${name} as ${here.relation}. To take that away, too: npm run kith -- loved-one ${other.contactId} remove ${words}`,
    );
  }
}
