import { Temporal } from 'temporal-polyfill';
import { fromIsoInstant } from '../../shared/iso-instant.ts';
import type { Contact } from './contact.ts';
import type { Interaction } from './interaction.ts';
import type { LovedOne } from './loved-one.ts';

/** Death, illness and great trouble, in the words people use for them. A line each; add freely, \b is put around them. */
const GRAVE = [
  'died|dies|dying|dead|deaths?|passed(?! (?:the|his|her|my|our|their|all|an?)\\b)|funerals?|cremat\\w*|bur(?:y|ied|ial)|grave(?:side|yard)|in memory|memorial|condolences?|wills?(?= (?:reading|of))|probate',
  'bereave\\w*|grie(?:f|v\\w*)|mourn\\w*|widow\\w*|suicid\\w*|overdos\\w*|euthan\\w*|put (?:down|to sleep)|dignitas|your loss|the loss of',
  'lost (?:her|his|my|our|their) (?:mum|mom|mother|dad|father|husband|wife|partner|son|daughter|baby|child|brother|sister|dog|cat|job|home)',
  'cancer\\w*|chemo\\w*|radiotherapy|tumou?rs?|leuka?emia|biops\\w*|diagnos\\w*|metasta\\w*|surger\\w*|surgeons?|operation|operated on|transplants?|dialysis',
  'hospitals?|hospitali[sz]ed|hospices?|intensive care|icu|ambulance|clinics?|ill|illness\\w*|sick|sickness|disease|strokes?|seizures?|heart (?:attack|failure|condition|trouble)',
  'dement\\w*|alzheimer\\w*|parkinson\\w*|miscarr\\w*|stillb\\w*|care home|nursing home|assisted living|palliative|terminal(?:ly)?',
  'depress\\w*|breakdown|burn-?out|burnt out|rehab\\w*|addict\\w*|self-harm\\w*|abus(?:e|ed|ive)|assault\\w*|raped?|violen\\w*|accident|prisons?|jail\\w*|arrest\\w*',
  'divorc\\w*|separated|separating|separation|split up|broke up|breaking up|laid off|redundan\\w*|(?:was|were|been|got|is|being) (?:fired|sacked)|evict\\w*|bankrupt\\w*',
];

/** What people tell one friend, and would not read back in a letter: health, family, money, law, and whatever they call a secret. */
const PRIVATE = [
  'therap\\w*|counsell?ing|psych\\w*|ivf|fertility|pregnan\\w*|expecting (?:a|our|my|twins)|due date|abortion|adopt\\w*|foster\\w*|menopaus\\w*|medic\\w*|doctors?|treatment|recover\\w*|symptoms?|test results?|scans?|hiv|anxi\\w*|panic\\w*|stress\\w*|autis\\w*|adhd|surviv\\w*',
  'drink(?:ing|ers?)?|drunk\\w*|alcohol\\w*|sober\\w*|aa|drugs?|gambl\\w*|debts?|loans?|mortgage arrears|fired|sacked|court|trial|lawyers?|solicitors?|custody|police|probation|asylum|visa|lawsuits?|tribunal',
  'affairs?|lovers?|cheat\\w*|breaking point|moving out|moved out|move out|without (?:him|her|them)|on my own|alone|lonel\\w*|estrang\\w*|coming out|came out|gay|lesbian|transition\\w*|sex\\w*|church|mosque|synagogue|relig\\w*|politic\\w*|union',
  "secre\\w*|confiden\\w*|private\\w*|tell (?:nobody|no ?one)|(?:do not|don[’']t) (?:tell|share|say|mention|pass)|between (?:us|you and me|ourselves)|keep (?:it|this) (?:quiet|to yourself)|off the record|not public|nobody knows|hush\\w*|embargo\\w*",
];

/** Whom one leaves has a name, or is somebody’s: `leaving Peter`, `left my husband`. */
const LEAVING =
  /\b(?:[Ll]eav(?:e|es|ing)|[Ll]eft|[Ww]ithout)\s+(?:\p{Lu}|(?:him|her|them|each other|my (?:husband|wife|partner|boyfriend|girlfriend|family|job))\b)/u;

const anyOf = (lines: readonly string[]): RegExp => new RegExp(`\\b(?:${lines.join('|')})\\b`, 'i');
const GRAVE_WORDS = anyOf(GRAVE);
const PRIVATE_WORDS = anyOf(PRIVATE);

/** Whether a line speaks of grief, illness or great trouble: the owner may read it, but Kith builds no cheerful proposal on it. */
export const isGrave = (text: string): boolean => GRAVE_WORDS.test(text);

/** Whether a line is grave, or such as one tells one friend only. No list is whole: see `isSafeTopic`. */
export const isPrivate = (text: string): boolean =>
  isGrave(text) || PRIVATE_WORDS.test(text) || LEAVING.test(text);

const PLACE = "(?!Mum|Mom|Dad|Gran|Grand|Aunt|Uncle)\\p{Lu}\\p{Ll}+(?![\\p{Ll}’'])";

/** What one may ask anybody about who told of it, a topic a line. */
const SAFE_TOPICS: readonly RegExp[] = [
  /\b(?:school|nursery|university|evening class|degree)\b/iu,
  /\b(?:holidays?|trip|road trip|travelling|camping|cruise|interrail\w*)\b/iu,
  new RegExp(`\\b(?:off|flying|sailing|cycling|walking|moving|move|moved) to ${PLACE}`, 'u'),
  /\bnew (?:home|house|flat|kitchen|office|studio|job|role|team|city)\b|\brenovat\w*/iu,
  /\b(?:books?|novels?|poems?|poetry|memoir|short stor(?:y|ies)|begun to read|started to read|started reading|reading group)\b/iu,
  /\b(?:gardens?|gardening|allotment|greenhouse|orchard|tomatoes|roses|dahlias|bees|beehives?)\b/iu,
  /\b(?:marathon|half-marathon|parkrun|triathlon|swimming|sailing|rowing|cycling|climbing|hiking|tennis|cricket|football|chess|yoga|dancing)\b/iu,
  /\b(?:piano|guitar|cello|violin|choir|orchestra|concert|painting|watercolours?|pottery|ceramics|knitting|photography|baking|sourdough)\b/iu,
  /\blearning (?:French|German|Greek|Italian|Japanese|Norwegian|Portuguese|Spanish|Swedish|Welsh)\b/u,
  /\b(?:launch\w*|a talk|my talk|conference|exhibition|workshops?|podcast|website|project|documentary|magazine|bakery|bookshop)\b/iu,
];

/** Whether Kith may repeat a line to whoever wrote it: about a harmless topic that it knows, and of nothing private. */
export const isSafeTopic = (text: string): boolean =>
  SAFE_TOPICS.some((topic) => topic.test(text)) && !isPrivate(text);

/** Nobody is asked after, or congratulated on, somebody whose story is a sad one. */
export const isSafeToMention = ({ notes, relation }: LovedOne): boolean =>
  ![relation, ...notes].some(isGrave) && !/^(?:late|former|ex)\b/i.test(relation);

/** Whether only the owner can find the words: something grave is known, or the contact lately wrote of something private. */
export function callsForTact(
  { notes, lovedOnes }: Pick<Contact, 'notes' | 'lovedOnes'>,
  interactions: readonly Pick<Interaction, 'direction' | 'text'>[],
): boolean {
  const known = [...notes, ...lovedOnes.flatMap((lovedOne) => lovedOne.notes)];
  return (
    known.some(isGrave) ||
    interactions.some(({ direction, text }) => isGrave(text) || (direction === 'inbound' && isPrivate(text)))
  );
}

/** So long after a death in the family nothing cheerful is proposed or written. */
const MOURNING_DAYS = 180;

/** Whether a loved one of theirs died lately, or since an unknown day of which the owner lately told. */
export const isMourning = ({ lovedOnes }: Pick<Contact, 'lovedOnes'>, today: Temporal.PlainDate): boolean =>
  lovedOnes.some(({ inMemory }) => {
    if (inMemory === undefined) return false;
    const { year, month, day } = inMemory.diedOn ?? {};
    const died =
      year && month && day
        ? new Temporal.PlainDate(year, month, day)
        : fromIsoInstant(inMemory.since).toZonedDateTimeISO('UTC').toPlainDate();
    return died.until(today).days < MOURNING_DAYS;
  });
