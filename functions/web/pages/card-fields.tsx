import { CARD_LETTERS, type CardProblems, type TypedCard } from '../read-card.ts';

export interface FormProps {
  /** What was typed, where something of it could not be read; a new card is blank. */
  readonly typed: TypedCard;
  readonly problems: CardProblems;
}

const MONTHS = Array.from({ length: 12 }, (_, index) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, index)),
);

interface DayRowProps extends Pick<FormProps, 'typed'> {
  readonly name: string;
  readonly dayLabel?: string;
}

export function DayRow({ name, typed, dayLabel = 'Day' }: DayRowProps) {
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

export function TextField({
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

export function LineField({ name, label, hint, typed }: FieldProps & { readonly hint: string }) {
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

export function Problem({ name, problems }: Pick<FormProps, 'problems'> & { readonly name: string }) {
  const problem = problems[name];
  if (problem === undefined) return null;
  return (
    <p id={`${name}-problem`} className="wrong" role="alert">
      {problem}
    </p>
  );
}
