import { normalizeWords } from './languages/normalize.ts';
import { STOP_IN_LATIN_SCRIPT } from './languages/stop-in-latin-script.ts';
import { STOP_IN_OTHER_SCRIPTS } from './languages/stop-in-other-scripts.ts';

const STOP_LANGUAGES = [...STOP_IN_LATIN_SCRIPT, ...STOP_IN_OTHER_SCRIPTS].map((language) => ({
  ...language,
  /** The longest first, since one may begin with another. */
  sayings: [...language.greetings, ...language.courtesies].toSorted((a, b) => b.length - a.length),
  /** Any request anywhere: what does not hold one is looked at no further. */
  anyRequest: new RegExp(language.requests.map(({ source }) => source.slice(1, -1)).join('|')),
}));
type Language = (typeof STOP_LANGUAGES)[number];

/** What parts sentences and courtesies, in any script. An apostrophe and a hyphen are part of words. */
const SENTENCE_MARKS = /[\n.,;:!?¡¿"“”«»„()。、，！？；：؟،؛।]+/;
const MAX_NAME_WORDS = 3;
/** A greeting, the request, thanks and a name, with a few initials. */
const MAX_SENTENCES = 10;

/** As `asksToStop` for languages other than English: one sentence of the message asks for it, and the others are courtesies. */
export function asksToStopAbroad(words: string, names: ReadonlySet<string>): boolean {
  const sentences = words
    .replaceAll('’', "'")
    .split(SENTENCE_MARKS)
    .map(normalizeWords)
    .filter((sentence) => sentence !== '');
  if (sentences.length > MAX_SENTENCES) return false;
  const all = sentences.join('\n');
  return STOP_LANGUAGES.some(
    (language) => language.anyRequest.test(all) && asksIn(language, sentences, names),
  );
}

function asksIn(language: Language, sentences: readonly string[], names: ReadonlySet<string>): boolean {
  const meant = sentences.filter((sentence, index) => {
    const isName = sentence.split(' ').every((word) => names.has(word) || word.length === 1);
    return !(isName || isCourtesy(language, sentence) || isSignature(language, sentences, index));
  });
  const [request, ...others] = meant;
  if (request === undefined || others.length > 0) return false;
  const core = withoutNames(withoutCourtesies(language, withoutNames(request, names)), names);
  return language.requests.some((pattern) => pattern.test(core));
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
