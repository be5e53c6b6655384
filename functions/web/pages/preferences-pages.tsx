import type { Temporal } from 'temporal-polyfill';
import type { Subscriber } from '../../newsletter/domain/subscriber.ts';
import type { NewsletterSettings } from '../../newsletter/newsletter-settings.ts';
import { ADDRESS_PROBLEMS, type AddressProblem } from '../read-address.ts';
import { PREFERENCE_FIELDS } from '../read-preferences.ts';
import { KeptAboutYou } from './kept-about-you.tsx';
import { LeaveForm } from './leave-pages.tsx';
import { Page } from './page.tsx';
import { WishesForm } from './wishes-form.tsx';

export interface PreferencesProps {
  readonly newsletter: Pick<NewsletterSettings, 'name' | 'topics' | 'languages' | 'slot'>;
  readonly reader: Subscriber;
  /** Where the newsletter is written. */
  readonly today: Temporal.PlainDate;
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
      {isReader && <WishesForm {...props} wrongDay={props.problem === 'day'} />}
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
