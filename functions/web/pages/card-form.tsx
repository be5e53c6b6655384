import { CARD_FIELDS, CARD_LETTERS, LOVED_ONES } from '../read-card.ts';
import { DayRow, type FormProps, LineField, Problem, TextField } from './card-fields.tsx';

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

/** Outside of the page for people, a field like any other for a machine. */
function Trap() {
  return (
    <div className="trap" aria-hidden="true">
      <label htmlFor={CARD_FIELDS.trap}>Please leave this empty</label>
      <input id={CARD_FIELDS.trap} name={CARD_FIELDS.trap} tabIndex={-1} autoComplete="off" />
    </div>
  );
}
