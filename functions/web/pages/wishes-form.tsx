import type { Temporal } from 'temporal-polyfill';
import { writtenLanguage } from '../../newsletter/domain/preferences.ts';
import type { Subscriber } from '../../newsletter/domain/subscriber.ts';
import type { NewsletterSettings } from '../../newsletter/newsletter-settings.ts';
import { latestPauseEnd, PREFERENCE_FIELDS } from '../read-preferences.ts';
import { MAX_NAME_CHARACTERS } from '../read-sign-up.ts';

interface WishesFormProps {
  readonly newsletter: Pick<NewsletterSettings, 'topics' | 'languages'>;
  readonly reader: Subscriber;
  /** Where the newsletter is written. */
  readonly today: Temporal.PlainDate;
  readonly path: string;
  /** What they typed is no day that a rest could end on. */
  readonly wrongDay: boolean;
}

/** Name, topics, language and a rest. */
export function WishesForm({ newsletter, reader, today, path, wrongDay }: WishesFormProps) {
  const { topics = [], languages = [] } = newsletter;
  const { firstName, language, pausedUntil } = reader;
  const isResting = pausedUntil !== undefined && pausedUntil > today.toString();
  return (
    <form method="post" action={path}>
      <label htmlFor="first-name">How should it greet you?</label>
      <input
        id="first-name"
        name={PREFERENCE_FIELDS.firstName}
        maxLength={MAX_NAME_CHARACTERS}
        autoComplete="given-name"
        defaultValue={firstName}
      />
      {topics.length > 0 && <TopicFields topics={topics} chosen={reader.topics} />}
      {languages.length > 1 && <LanguageField languages={languages} chosen={language} />}
      <label htmlFor="paused-until">
        Take a rest until{' '}
        <span className="small note">No issue comes before that day. Leave it empty for none.</span>
      </label>
      {wrongDay && (
        <p id="day-wrong" className="wrong" role="alert">
          Please choose a day within the next year, like 2027-01-10.
        </p>
      )}
      <input
        id="paused-until"
        type="date"
        name={PREFERENCE_FIELDS.pausedUntil}
        min={today.toString()}
        max={latestPauseEnd(today).toString()}
        defaultValue={isResting ? pausedUntil : undefined}
        aria-invalid={wrongDay || undefined}
        aria-describedby={wrongDay ? 'day-wrong' : undefined}
      />
      <button type="submit">Keep this</button>
    </form>
  );
}

interface TopicFieldsProps {
  readonly topics: NonNullable<NewsletterSettings['topics']>;
  readonly chosen: readonly string[] | undefined;
}

function TopicFields({ topics, chosen }: TopicFieldsProps) {
  return (
    <fieldset>
      <legend>What would you like to read about?</legend>
      {topics.map(({ id, name }) => (
        <div className="tick" key={id}>
          <input
            id={`topic-${id}`}
            type="checkbox"
            name={PREFERENCE_FIELDS.topic(id)}
            value="yes"
            defaultChecked={chosen === undefined || chosen.includes(id)}
          />
          <label htmlFor={`topic-${id}`}>{name}</label>
        </div>
      ))}
    </fieldset>
  );
}

interface LanguageFieldProps {
  readonly languages: readonly string[];
  readonly chosen: string | undefined;
}

function LanguageField({ languages, chosen }: LanguageFieldProps) {
  return (
    <>
      <label htmlFor="language">Your language</label>
      <select
        id="language"
        name={PREFERENCE_FIELDS.language}
        defaultValue={writtenLanguage(languages, chosen) ?? ''}
      >
        <option value="">Whatever it is written in</option>
        {languages.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag}
          </option>
        ))}
      </select>
    </>
  );
}
