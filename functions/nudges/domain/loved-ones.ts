import type { LovedOne } from '../../circle/domain/contact.ts';
import { capitalise, sentence } from './prose.ts';

/** Notes often begin with a verb in the third person; those can be joined to a name. */
const PREDICATE =
  /^(?:is|has|was|will|can|cannot|starts|started|finishes|finished|begins|goes|moves|moved|lives|works|teaches|studies|plays|sings|paints|draws|writes|reads|runs|swims|rows|rides|sails|drives|travels|cooks|bakes|grows|makes|builds|restores|repairs|collects|keeps|loves|likes|prefers|wants|hopes|plans|learns|trains|coaches|produces|designs|leads|owns|speaks|graduates|graduated|retires|retired|turns)\b/i;
const APPOSITION = /^an? /i;

/** `Son Leo starts school in September.`, `Partner Hana, a ceramicist.`, `Dog Bosse. Fourteen and very polite.` */
export function sayLovedOne({ name, relation, notes: [first, ...rest] }: LovedOne): string {
  const who = `${capitalise(relation)} ${name}`;
  return [first === undefined ? sentence(who) : introduce(who, first), ...rest.map(sentence)].join(' ');
}

/** `Ask after Ruth’s son Leo, who starts school in September.`, or just `Ask after Ruth’s son Leo.` */
export function askAfter({ name, relation, notes: [first = ''] }: LovedOne, contactName: string): string {
  const asked = `Ask after ${contactName}’s ${relation} ${name}`;
  const clause = first.split(/[.;]/, 1)[0] ?? '';
  return sentence(PREDICATE.test(clause) ? `${asked}, who ${startLow(clause)}` : asked);
}

function introduce(who: string, note: string): string {
  if (PREDICATE.test(note)) return sentence(`${who} ${startLow(note)}`);
  if (APPOSITION.test(note)) return sentence(`${who}, ${startLow(note)}`);
  return `${sentence(who)} ${sentence(note)}`;
}

const startLow = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
