import { Page } from './page.tsx';

export interface MessagePageProps {
  readonly title: string;
  /** What happened, and what to do about it. One paragraph each. */
  readonly paragraphs: readonly string[];
}

/** A page that only has something to say: a link that does not work any more, a page that is not there. */
export function MessagePage({ title, paragraphs }: MessagePageProps) {
  return (
    <Page title={title}>
      {paragraphs.map((paragraph, place) => (
        <p key={place.toString()}>{paragraph}</p>
      ))}
    </Page>
  );
}
