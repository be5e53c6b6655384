import { writtenLanguage } from '../../newsletter/domain/preferences.ts';
import type { Subscriber } from '../../newsletter/domain/subscriber.ts';
import type { NewsletterSettings } from '../../newsletter/newsletter-settings.ts';
import { ADDRESS_PROBLEMS, type AddressProblem } from '../read-address.ts';
import { PREFERENCE_FIELDS } from '../read-preferences.ts';
import { MAX_NAME_CHARACTERS } from '../read-sign-up.ts';
import { KeptAboutYou } from './kept-about-you.tsx';
import { LeaveForm } from './leave-pages.tsx';
import { Page } from './page.tsx';

export interface PreferencesProps {
  readonly newsletter: Pick<NewsletterSettings, 'name' | 'topics' | 'languages' | 'slot'>;
  readonly reader: Subscriber;
  /** Paths of the page itself and of the one to leave. */
  readonly path: string;
  readonly leavePath: string;
  /** What became of the last press. */
  readonly done?: 'saved' | 'address-asked';
  readonly problem?: 'day' | AddressProblem;
}

/** All that a reader can choose, and all that is kept. It works without any script. */
export function PreferencesPage(props: PreferencesProps) {
  const { newsletter, reader, path, leavePath } = props;
  const isReader = reader.status === 'confirmed';
  return (
    <Page title="Your page" label={newsletter.name}>
      <Told {...props} />
      <Standing {...props} />
      {isReader && <WishesForm {...props} />}
      {isReader && <AddressForm {...props} />}
      <KeptAboutYou reader={reader} timeZone={newsletter.slot.timeZone} path={path} />
      {isReader && (
        <>
          <h2>Leave</h2>
          <LeaveForm action={leavePath} button={`Leave ${newsletter.name}`} isQuiet />
        </>
      )}
      <p className="small">This page opens for one hour from the mail that brought you here.</p>
    </Page>
  );
}

/** Who left, or has not said yes yet, gets nothing. */
function Standing({ newsletter: { name }, reader: { address, status } }: PreferencesProps) {
  if (status === 'confirmed')
    return (
      <p>
        {name} comes to <strong>{address}</strong>.
      </p>
    );
  return (
    <p>
      {name} does not come to <strong>{address}</strong>. If you would like to have it,{' '}
      <a href="/newsletter">ask for it here</a>.
    </p>
  );
}

const DONE = {
  saved: 'Kept. It holds from the next issue on.',
  'address-asked':
    'A mail is on its way to the new address, unless we wrote there within the last 24 hours. Press its button, and the newsletter moves there. Until then it comes to the old one.',
} as const;

function Told({ done }: PreferencesProps) {
  return done === undefined ? null : (
    <p role="status">
      <strong>{DONE[done]}</strong>
    </p>
  );
}

function WishesForm({ newsletter, reader, path, problem }: PreferencesProps) {
  const { topics = [], languages = [] } = newsletter;
  const { firstName, language, pausedUntil } = reader;
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

function AddressForm({ path, problem }: PreferencesProps) {
  const wrong = problem !== undefined && problem !== 'day';
  return (
    <form method="post" action={`${path}/address`}>
      <h2>Another address</h2>
      <label htmlFor="address">Where should it come from now on?</label>
      {wrong && (
        <p id="address-wrong" className="wrong" role="alert">
          {ADDRESS_PROBLEMS[problem]}
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
      <button type="submit" className="quiet">
        Ask there
      </button>
    </form>
  );
}
