import type { LovedOne } from '../../circle/domain/loved-one.ts';
import { predicateOf } from '../../circle/domain/loved-one-story.ts';
import { capitalise, sentence } from './prose.ts';

const APPOSITION = /^an? /i;

/** `Son Leo starts school in September.`, `Partner Hana, a ceramicist.`, `Dog Bosse. Fourteen and very polite.` */
export function sayLovedOne({ name, relation, notes: [first, ...rest] }: LovedOne): string {
  const who = `${capitalise(relation)} ${name}`;
  return [first === undefined ? sentence(who) : introduce(who, first), ...rest.map(sentence)].join(' ');
}

/** `Ask after Ruth’s son Leo, who starts school in September.`, or just `Ask after Ruth’s son Leo.` */
export function askAfter({ name, relation, notes: [first = ''] }: LovedOne, contactName: string): string {
  const asked = `Ask after ${contactName}’s ${relation} ${name}`;
  const clause = predicateOf(first);
  return sentence(clause === undefined ? asked : `${asked}, who ${clause}`);
}

function introduce(who: string, note: string): string {
  if (predicateOf(note) !== undefined) return sentence(`${who} ${startLow(note)}`);
  if (APPOSITION.test(note)) return sentence(`${who}, ${startLow(note)}`);
  return `${sentence(who)} ${capitalise(sentence(note))}`;
}

const startLow = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
