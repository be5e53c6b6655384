import { letterStyle } from './mail-style.ts';

/** What an answer can name by its number. */
export function NumberedList({ entries }: { readonly entries: readonly string[] }) {
  return (
    <ol style={{ ...letterStyle.list, margin: '12px 0 10px' }}>
      {entries.map((entry, place) => (
        <li key={place.toString()} className="ink" style={letterStyle.item}>
          {entry}
        </li>
      ))}
    </ol>
  );
}
