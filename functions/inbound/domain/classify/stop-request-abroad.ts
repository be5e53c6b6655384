import { normalizeWords } from './languages/normalize.ts';
import { STOP_GERMANIC } from './languages/stop-germanic.ts';
import { STOP_IN_OTHER_SCRIPTS } from './languages/stop-in-other-scripts.ts';
import type { StopLanguage } from './languages/stop-language.ts';
import { STOP_ROMANCE } from './languages/stop-romance.ts';

const STOP_LANGUAGES = [...STOP_GERMANIC, ...STOP_ROMANCE, ...STOP_IN_OTHER_SCRIPTS].map(withRequests);
type Language = ReturnType<typeof withRequests>;

function withRequests({ greetings, courtesies, requests: ofOne, requestsOfAll = [] }: StopLanguage) {
  const requests = [...ofOne, ...requestsOfAll];
  return {
    ...{ greetings, courtesies, requests, requestsOfAll },
    /** The longest first, since one may begin with another. */
    sayings: [...greetings, ...courtesies].toSorted((a, b) => b.length - a.length),
    /** Any request anywhere: what does not hold one is looked at no further. */
    anyRequest: new RegExp(requests.map(({ source }) => source.slice(1, -1)).join('|')),
  };
}

/** What parts sentences and courtesies, in any script. An apostrophe and a hyphen are part of words. */
const SENTENCE_MARKS = /[\n.,;:!?¡¿"“”«»„()。、，！？；：؟،؛।]+/;
const MAX_NAME_WORDS = 3;
/** A greeting, the request, thanks and a name, with a few initials. */
const MAX_SENTENCES = 10;

/** As `asksToStop` for languages other than English: one sentence of the message asks for it, and the others are courtesies. */
export const asksToStopAbroad = (words: string, names: ReadonlySet<string>): boolean =>
  asksAbroad(words, names, ({ requests }) => requests);

/** As `asksToStopAll` for languages other than English, as far as they have words for it. */
export const asksToStopAllAbroad = (words: string, names: ReadonlySet<string>): boolean =>
  asksAbroad(words, names, ({ requestsOfAll }) => requestsOfAll);

function asksAbroad(
  words: string,
  names: ReadonlySet<string>,
  wanted: (language: Language) => readonly RegExp[],
): boolean {
  const sentences = words
    .replaceAll('’', "'")
    .split(SENTENCE_MARKS)
    .map(normalizeWords)
    .filter((sentence) => sentence !== '');
  if (sentences.length > MAX_SENTENCES) return false;
  const all = sentences.join('\n');
  return STOP_LANGUAGES.some((language) => {
    const request = language.anyRequest.test(all) ? soleRequest(language, sentences, names) : undefined;
    return request !== undefined && wanted(language).some((pattern) => pattern.test(request));
  });
}

/** What is left of a message without names and courtesies, if it is one sentence. */
function soleRequest(
  language: Language,
  sentences: readonly string[],
  names: ReadonlySet<string>,
): string | undefined {
  const meant = sentences.filter((sentence, index) => {
    const isName = sentence.split(' ').every((word) => names.has(word) || word.length === 1);
    return !(isName || isCourtesy(language, sentence) || isSignature(language, sentences, index));
  });
  const [request, ...others] = meant;
  if (request === undefined || others.length > 0) return undefined;
  return withoutNames(withoutCourtesies(language, withoutNames(request, names)), names);
}

function isCourtesy(language: Language, sentence: string): boolean {
  const { greetings, courtesies } = language;
  // "Hola deja de escribirme" greets and asks in one breath.
  if (isRequest(language, withoutCourtesies(language, sentence))) return false;
  return courtesies.includes(sentence) || greetings.some((greeting) => isFollowedByName(sentence, greeting));
}

/** A name that stands last, below a courtesy. */
function isSignature(language: Language, sentences: readonly string[], index: number): boolean {
  const above = sentences[index - 1];
  if (above === undefined || index !== sentences.length - 1 || !language.courtesies.includes(above))
    return false;
  return countWords(sentences[index] ?? '') <= MAX_NAME_WORDS && !isRequest(language, sentences[index] ?? '');
}

const isRequest = ({ requests }: Language, sentence: string): boolean =>
  requests.some((pattern) => pattern.test(sentence));

function isFollowedByName(sentence: string, greeting: string): boolean {
  if (sentence === greeting) return true;
  return (
    sentence.startsWith(`${greeting} `) && countWords(sentence.slice(greeting.length + 1)) <= MAX_NAME_WORDS
  );
}

/** "bitte … danke" around the request itself. */
function withoutCourtesies({ sayings }: Language, sentence: string): string {
  let core = sentence;
  for (const said of sayings) {
    if (core.startsWith(`${said} `)) core = core.slice(said.length + 1);
    if (core.endsWith(` ${said}`)) core = core.slice(0, -said.length - 1);
  }
  return core;
}

function withoutNames(sentence: string, names: ReadonlySet<string>): string {
  const words = sentence.split(' ');
  const first = words.findIndex((word) => !names.has(word));
  return first < 0 ? '' : words.slice(first, words.findLastIndex((word) => !names.has(word)) + 1).join(' ');
}

const countWords = (text: string): number => text.split(' ').length;
