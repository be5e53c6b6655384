import { Temporal } from 'temporal-polyfill';
import { isImported, type Subscriber } from '../../newsletter/domain/subscriber.ts';

export interface KeptAboutYouProps {
  readonly reader: Pick<
    Subscriber,
    'consent' | 'confirmedAt' | 'language' | 'leaveReason' | 'lastClick' | 'tags'
  >;
  /** Of the newsletter. */
  readonly timeZone: string;
  /** Of the subscriber's own page. */
  readonly path: string;
}

/** What stands beside their choices, in words; the download has it as it is stored. */
export function KeptAboutYou({ reader, timeZone, path }: KeptAboutYouProps) {
  const { consent, confirmedAt, language, leaveReason, lastClick, tags } = reader;
  const dayOf = (at: string) => sayDay(at, timeZone);
  return (
    <>
      <h2>What is kept about you</h2>
      {isImported(consent) ? (
        <p>
          What you see above, and how you came here: from an earlier list, where you have been since{' '}
          {dayOf(consent.at)}. Of how you agreed to that, its author noted:
        </p>
      ) : (
        <p>
          What you see above, and your consent: on {dayOf(consent.at)} it was asked for at {consent.page}
          {consent.site && `, by way of ${consent.site}`}, below these words:
        </p>
      )}
      <blockquote>{consent.words}</blockquote>
      {confirmedAt && !isImported(consent) && <p>You said yes by mail on {dayOf(confirmedAt)}.</p>}
      {language && <p>Your language, as your browser or you named it: {sayLanguage(language)}.</p>}
      {tags && <p>The author’s own words for which readers belong together: {tags.join(', ')}.</p>}
      {leaveReason && <p>As you left, you wrote: “{leaveReason}”</p>}
      {lastClick && <p>A link of a letter to you was last followed on {dayOf(lastClick.at)}.</p>}
      <p>
        <a href={`${path}/download`}>Download all of it</a>, or <a href={`${path}/erase`}>have it erased</a>.
      </p>
    </>
  );
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });

/** `de-CH` → `German (Switzerland)`; a tag that says nothing stays as it is. */
function sayLanguage(tag: string): string {
  try {
    return LANGUAGES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const sayDay = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(timeZone)
    .toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
