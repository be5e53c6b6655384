import { cleanLine } from '../../../../circle/domain/clean-text.ts';
import { emailAddressSchema } from '../../../../shared/email-address.ts';
import type { AnswerReading } from '../answer-line.ts';
import { type ReadCommand, unclear } from './said.ts';

const ADD = /^add(?: (?:contact|person|new contact|somebody new))?\s*[: ]\s*(.+)$/i;
const ADDRESS = /<?(?:mailto:)?([^\s<>,;()"']+@[^\s<>,;()"']*)>?/i;
const NAME =
  /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:(?:van|von|der|den|de|da|di|del|la|le|el|al|bin|ter|ten|zu|dos|du|of) )*\p{Lu}[\p{L}\p{M}.'’-]*){0,4}$/u;
const TO_THE_CIRCLE = /\s*(?:to (?:my|the) circle|to kith)[.!]*$/i;
const HOW_TO = 'Write it like “add Nick Borelli nick@borelli.example”.';

/** `add Nick Borelli nick@borelli.example`, `add Nick Borelli <…>`, `add Nick Borelli`. */
export const readAdd: ReadCommand = ({ command }) => {
  const [, told] = ADD.exec(command.replace(TO_THE_CIRCLE, '')) ?? [];
  if (told === undefined) return undefined;
  const [whole, written] = ADDRESS.exec(told) ?? [];
  const name = nameBy(told, whole);
  if (written === undefined || whole === undefined)
    return NAME.test(name) ? { kind: 'add', name } : undefined;
  return addWithAddress(name, written.replace(/\.$/, ''));
};

/** What stands before the address, or else behind it; `my brother Tom` is called Tom. */
function nameBy(told: string, address: string | undefined): string {
  const at = address === undefined ? told.length : told.indexOf(address);
  const before = nameIn(told.slice(0, at));
  const name = before === '' ? nameIn(told.slice(at + (address?.length ?? 0))) : before;
  return name.replace(/^(?:my|our|the) [^\p{Lu}]*(?=\p{Lu})/u, '');
}

const nameIn = (told: string): string => cleanLine(told.replace(/[,;:()"]/g, ' ')).replace(/[\s.–—-]+$/, '');

function addWithAddress(name: string, written: string): AnswerReading {
  const address = emailAddressSchema.safeParse(written);
  if (!address.success) return unclear(`“${written.slice(0, 60)}” is not a mail address. ${HOW_TO}`);
  if (!/\p{L}/u.test(name)) return unclear(`What is the name of ${address.data}? ${HOW_TO}`);
  if (name.split(' ').length > 6) return unclear(`Whom to add is not clear. ${HOW_TO}`);
  return { kind: 'add', name, address: address.data };
}
