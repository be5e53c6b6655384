import { langOfOurs } from '../../../emails/lang-of-ours.ts';
import type { ArchivedIssue } from '../../newsletter/archive/domain/archived-issue.ts';
import { Page } from './page.tsx';

/** Where programs find the feeds of a page. */
export const FEEDS = [
  { path: '/newsletter/feed.xml', type: 'application/atom+xml', name: 'Atom' },
  { path: '/newsletter/rss.xml', type: 'application/rss+xml', name: 'RSS' },
  { path: '/newsletter/feed.json', type: 'application/feed+json', name: 'JSON' },
] as const;

interface ArchivePageProps {
  readonly newsletterName: string;
  readonly issues: readonly ArchivedIssue[];
  /** Of the page with older ones. */
  readonly olderPath: string | undefined;
  /** Where the newsletter is. */
  readonly timeZone: string;
}

/** Every letter that went out. */
export function ArchivePage({ newsletterName, issues, olderPath, timeZone }: ArchivePageProps) {
  return (
    <Page title="All letters" label={newsletterName} head={<FeedLinks newsletterName={newsletterName} />}>
      {issues.length === 0 && olderPath === undefined ? <NothingYet /> : null}
      <ul className="letters">
        {issues.map(({ slug, subject, preheader, openedAt, language }) => (
          <li key={slug} lang={language}>
            <p className="small" lang={langOfOurs(language)}>
              {dayOf(openedAt, timeZone)}
            </p>
            <p>
              <a href={`/newsletter/issues/${slug}`}>{subject}</a>
            </p>
            {preheader && <p className="small">{preheader}</p>}
          </li>
        ))}
      </ul>
      {olderPath && (
        <p>
          <a href={olderPath}>Older letters</a>
        </p>
      )}
      <p>
        <a href="/newsletter">Have the next one sent to you</a>
      </p>
      <p className="small">
        Or read along with a feed reader:{' '}
        {FEEDS.map(({ path, name }, place) => (
          <span key={path}>
            {place > 0 && ', '}
            <a href={path}>{name}</a>
          </span>
        ))}
        .
      </p>
    </Page>
  );
}

function NothingYet() {
  return (
    <p>
      No letter has gone out yet. Each of them stands here from the hour in which it is sent, for whoever
      would like to read it before asking for the next.
    </p>
  );
}

interface IssuePageProps {
  readonly newsletterName: string;
  readonly writerName: string;
  readonly issue: ArchivedIssue;
  /** Its one address, whatever stood behind it when it was asked for. */
  readonly url: string;
  readonly timeZone: string;
}

/** One letter, as everybody may read it: to nobody in particular. */
export function IssuePage(props: IssuePageProps) {
  const { newsletterName, writerName, issue, timeZone } = props;
  const { subject, language, body, openedAt } = issue;
  const lang = langOfOurs(language);
  return (
    <Page
      title={subject}
      label={newsletterName}
      language={language}
      head={
        <>
          <SharedCard {...props} />
          <FeedLinks newsletterName={newsletterName} />
        </>
      }
    >
      <p className="small" lang={lang}>
        <time dateTime={openedAt}>{dayOf(openedAt, timeZone)}</time>
      </p>
      <p lang={lang}>Dear reader,</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own Markdown, rendered with raw HTML as text when the issue opened. */}
      <div dangerouslySetInnerHTML={{ __html: body }} />
      <div className="after" lang={lang}>
        <p>
          {writerName} writes such a letter to whoever asks for it.{' '}
          <a href="/newsletter">Have the next one sent to you</a>, or{' '}
          <a href="/newsletter/issues">read the others</a>.
        </p>
      </div>
    </Page>
  );
}

/** What search engines read, and what programs show where somebody shares the letter (https://ogp.me). */
function SharedCard({ newsletterName, writerName, issue, url }: IssuePageProps) {
  const { subject, preheader, openedAt } = issue;
  const properties = {
    'og:type': 'article',
    'og:site_name': newsletterName,
    'og:title': subject,
    'og:url': url,
    ...(preheader && { 'og:description': preheader }),
    'article:published_time': openedAt,
  };
  return (
    <>
      <link rel="canonical" href={url} />
      <meta name="author" content={writerName} />
      {preheader && <meta name="description" content={preheader} />}
      {Object.entries(properties).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
    </>
  );
}

function FeedLinks({ newsletterName }: { readonly newsletterName: string }) {
  return FEEDS.map(({ path, type, name }) => (
    <link key={path} rel="alternate" type={type} title={`${newsletterName} (${name})`} href={path} />
  ));
}

/** `25 August 2026` */
const dayOf = (at: string, timeZone: string): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone });

/** An address at which no letter stands. */
export function NoLetterPage({ newsletterName }: { readonly newsletterName: string }) {
  return (
    <Page title="There is no such letter" label={newsletterName}>
      <p>
        Perhaps its address was cut, or it has not gone out yet. Those that have{' '}
        <a href="/newsletter/issues">stand here</a>.
      </p>
    </Page>
  );
}

/** A link of a letter that Kith cannot follow. */
export function LostLinkPage({
  newsletterName,
  letterPath,
}: {
  readonly newsletterName: string;
  readonly letterPath: string;
}) {
  return (
    <Page title="This link has lost its way" label={newsletterName}>
      <p>
        It was cut or changed on its way here, or its mail is very old. The letter itself{' '}
        <a href={letterPath}>is here</a>, with links that lead straight to where they should.
      </p>
    </Page>
  );
}
