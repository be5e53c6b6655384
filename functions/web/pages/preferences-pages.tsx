import type { Preferences } from '../../newsletter/domain/preferences.ts';
import type { NewsletterSettings } from '../../newsletter/newsletter-settings.ts';
import { PREFERENCE_FIELDS } from '../read-preferences.ts';
import { MAX_NAME_CHARACTERS } from '../read-sign-up.ts';
import { LeaveForm } from './leave-pages.tsx';
import { Page } from './page.tsx';

export interface PreferencesProps {
  readonly newsletter: Pick<NewsletterSettings, 'name' | 'topics' | 'languages'>;
  readonly address: string;
  readonly preferences: Preferences;
  /** How far they are in: who left, or has not confirmed yet, gets nothing. */
  readonly isReader: boolean;
  /** Paths of the page itself and of the one to leave. */
  readonly path: string;
  readonly leavePath: string;
  /** What became of the last press. */
  readonly done?: 'saved' | 'address-asked';
  readonly problem?: 'day' | 'address';
}

/** All that a reader can choose. It works without any script. */
export function PreferencesPage(props: PreferencesProps) {
  const { newsletter, address, path, leavePath, isReader } = props;
  return (
    <Page title="Your page" label={newsletter.name}>
      <Told {...props} />
      <p>
        {isReader ? `${newsletter.name} comes to ` : `${newsletter.name} does not come to `}
        <strong>{address}</strong>.
      </p>
      <WishesForm {...props} />
      {isReader && <AddressForm {...props} />}
      <h2>What is kept about you</h2>
      <p>
        <a href={`${path}/download`}>Download all of it</a>, or <a href={`${path}/erase`}>have it erased</a>.
      </p>
      {isReader && (
        <>
          <h2>Leave</h2>
          <LeaveForm action={leavePath} button={`Leave ${newsletter.name}`} />
        </>
      )}
      <p className="small">This page opens for one hour from the mail that brought you here.</p>
    </Page>
  );
}

const DONE = {
  saved: 'It is kept.',
  'address-asked':
    'A mail is on its way to the new address, unless one went there today already. Press its button, and the newsletter moves there. Until then it comes to the old one.',
} as const;

function Told({ done }: PreferencesProps) {
  return done === undefined ? null : (
    <p role="status">
      <strong>{DONE[done]}</strong>
    </p>
  );
}

function WishesForm({ newsletter, preferences, path, problem }: PreferencesProps) {
  const { topics = [], languages = [] } = newsletter;
  const { firstName, language, pausedUntil } = preferences;
  const wrongDay = problem === 'day';
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
      {topics.length > 0 && <TopicFields topics={topics} chosen={preferences.topics} />}
      {languages.length > 1 && <LanguageField languages={languages} chosen={language} />}
      <label htmlFor="paused-until">
        Nothing before <span className="small">for a rest; leave it empty for none</span>
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
        defaultValue={pausedUntil}
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
      <legend>What you would like to read about</legend>
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
      <select id="language" name={PREFERENCE_FIELDS.language} defaultValue={chosen ?? ''}>
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

function AddressForm({ path, problem }: PreferencesProps) {
  const wrong = problem === 'address';
  return (
    <form method="post" action={`${path}/address`}>
      <h2>Another address</h2>
      <label htmlFor="address">Where should it come from now on?</label>
      {wrong && (
        <p id="address-wrong" className="wrong" role="alert">
          This does not look like a mail address. It reads like ann@example.com.
        </p>
      )}
      <input
        id="address"
        type="email"
        name={PREFERENCE_FIELDS.address}
        required
        maxLength={254}
        autoComplete="email"
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? 'address-wrong' : undefined}
      />
      <button type="submit">Ask there</button>
    </form>
  );
}
