import type { CheckInProps } from './check-in-props.ts';
import { Lines } from './components/text.tsx';
import { joinParagraphs, oneLine } from './plain-text.ts';

/** Plain type, no colours: a mail program shows it as it shows any mail that somebody typed. */
const AS_TYPED = { fontFamily: 'Arial, Helvetica, sans-serif', overflowWrap: 'anywhere' } as const;

/** One person writing to another. No frame, no pictures, no footer, nothing that a template would have. */
export function CheckIn({ paragraphs }: CheckInProps) {
  return (
    <html lang="en">
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
        <title>{oneLine(paragraphs[0] ?? '')}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
      </head>
      <body style={AS_TYPED}>
        {paragraphs.map((paragraph, index) => (
          // The same words may come twice, and nothing moves.
          <p key={index.toString()}>
            <Lines text={paragraph} />
          </p>
        ))}
      </body>
    </html>
  );
}

/** The same words. Lines are as long as they were typed, so that every screen breaks them in its own place. */
export function checkInText({ paragraphs }: CheckInProps): string {
  return joinParagraphs(paragraphs);
}
