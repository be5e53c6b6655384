import { CARD_FIELDS, CARD_LETTERS, type CardProblems, LOVED_ONES, type TypedCard } from '../read-card.ts';

interface FormProps {
  /** What was typed, where something of it could not be read; a new card is blank. */
  readonly typed: TypedCard;
  readonly problems: CardProblems;
}

const MONTHS = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, index)),
);

/** How many loved ones the form shows before one asks for more. */
const SHOWN_AT_ONCE = 2;

/** The form works without any script; every field may stay empty. */
export function CardForm(props: FormProps) {
  const places = Array.from({ length: LOVED_ONES }, (_, index) => index + 1);
  const lovedOne = (place: number) => <LovedOne key={place.toString()} place={place} {...props} />;
  const isUsed = (place: number) =>
    Object.entries(props.typed).some(
      ([name, value]) => value !== '' && name.startsWith(CARD_FIELDS.lovedOne(place)),
    );
  return (
    <form method="post">
      <DayFields name={CARD_FIELDS.birthday} legend="Your birthday" {...props} />
      <TextField
        name={CARD_FIELDS.address}
        label="Where letters reach you"
        rows={3}
        most={CARD_LETTERS.address}
        autoComplete="street-address"
        {...props}
      />
      <h2>Those who are dear to you</h2>
      <p className="small">A partner, children, parents, a friend, a dog or a cat.</p>
      {places.slice(0, SHOWN_AT_ONCE).map(lovedOne)}
      <details open={places.slice(SHOWN_AT_ONCE).some(isUsed)}>
        <summary>Room for two more</summary>
        {places.slice(SHOWN_AT_ONCE).map(lovedOne)}
      </details>
      <h2>What you like, and what not</h2>
      <LineField
        name={CARD_FIELDS.tastes}
        label="What you enjoy"
        hint="books on maps, dark chocolate, jazz"
        {...props}
      />
      <LineField
        name={CARD_FIELDS.allergies}
        label="Allergies, and what you don’t eat"
        hint="nuts, cats"
        {...props}
      />
      <div className="tick">
        <input
          id={CARD_FIELDS.noAlcohol}
          type="checkbox"
          name={CARD_FIELDS.noAlcohol}
          value="yes"
          defaultChecked={props.typed[CARD_FIELDS.noAlcohol] === 'yes'}
        />
        <label htmlFor={CARD_FIELDS.noAlcohol}>No alcohol for me, please</label>
      </div>
      <TextField
        name={CARD_FIELDS.words}
        label="Anything else"
        rows={4}
        most={CARD_LETTERS.words}
        {...props}
      />
      <Trap />
      <button type="submit">Pass it on</button>
    </form>
  );
}

function LovedOne({ place, typed, problems }: FormProps & { readonly place: number }) {
  const name = CARD_FIELDS.lovedOne(place);
  const field = (part: string) => `${name}-${part}`;
  return (
    <fieldset aria-describedby={problems[name] && `${name}-problem`}>
      <legend className="small">{place === 1 ? 'Somebody dear to you' : `Somebody else (${place})`}</legend>
      <Problem name={name} problems={problems} />
      <div className="row">
        <div className="wide">
          <label htmlFor={field('name')}>Name</label>
          <input
            id={field('name')}
            name={field('name')}
            maxLength={CARD_LETTERS.line}
            autoComplete="off"
            defaultValue={typed[field('name')]}
          />
        </div>
        <div className="wide">
          <label htmlFor={field('relation')}>To you</label>
          <input
            id={field('relation')}
            name={field('relation')}
            maxLength={CARD_LETTERS.line}
            placeholder="daughter"
            autoComplete="off"
            defaultValue={typed[field('relation')]}
          />
        </div>
      </div>
      <DayRow name={name} typed={typed} dayLabel="Born on" />
    </fieldset>
  );
}

function DayFields({
  name,
  legend,
  typed,
  problems,
}: FormProps & { readonly name: string; readonly legend: string }) {
  return (
    <fieldset aria-describedby={problems[name] && `${name}-problem`}>
      <legend>
        {legend} <span className="small">the year only if you like</span>
      </legend>
      <Problem name={name} problems={problems} />
      <DayRow name={name} typed={typed} />
    </fieldset>
  );
}

interface DayRowProps extends Pick<FormProps, 'typed'> {
  readonly name: string;
  readonly dayLabel?: string;
}

function DayRow({ name, typed, dayLabel = 'Day' }: DayRowProps) {
  const of = (part: string) => `${name}-${part}`;
  const number = (part: string, most: number) => (
    <input
      id={of(part)}
      name={of(part)}
      inputMode="numeric"
      maxLength={most}
      autoComplete="off"
      defaultValue={typed[of(part)]}
    />
  );
  return (
    <div className="row">
      <div>
        <label htmlFor={of('day')}>{dayLabel}</label>
        {number('day', 2)}
      </div>
      <div className="wide">
        <label htmlFor={of('month')}>Month</label>
        <select
          id={of('month')}
          name={of('month')}
          defaultValue={typed[of('month')] ?? ''}
          autoComplete="off"
        >
          <option value="">–</option>
          {MONTHS.map((month, index) => (
            <option key={month} value={index + 1}>
              {month}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={of('year')}>Year</label>
        {number('year', 4)}
      </div>
    </div>
  );
}

interface FieldProps extends FormProps {
  readonly name: string;
  readonly label: string;
}

function TextField({
  name,
  label,
  rows,
  most,
  typed,
  autoComplete = 'off',
}: FieldProps & { readonly rows: number; readonly most: number; readonly autoComplete?: string }) {
  return (
    <>
      <label htmlFor={name}>{label}</label>
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxLength={most}
        autoComplete={autoComplete}
        defaultValue={typed[name]}
      />
    </>
  );
}

function LineField({ name, label, hint, typed }: FieldProps & { readonly hint: string }) {
  return (
    <>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        maxLength={CARD_LETTERS.list}
        placeholder={hint}
        autoComplete="off"
        defaultValue={typed[name]}
      />
    </>
  );
}

function Problem({ name, problems }: Pick<FormProps, 'problems'> & { readonly name: string }) {
  const problem = problems[name];
  if (problem === undefined) return null;
  return (
    <p id={`${name}-problem`} className="wrong" role="alert">
      {problem}
    </p>
  );
}

/** Outside of the page for people, a field like any other for a machine. */
function Trap() {
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor={CARD_FIELDS.trap}>Please leave this empty</label>
      <input id={CARD_FIELDS.trap} name={CARD_FIELDS.trap} tabIndex={-1} autoComplete="off" />
    </div>
  );
}
