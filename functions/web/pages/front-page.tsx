import { Page } from './page.tsx';

/** What somebody sees who types the address. It says nothing about anybody. */
export function FrontPage({ newsletterName }: { readonly newsletterName?: string | undefined }) {
  return (
    <Page title="A quiet place">
      <p>
        This address belongs to Kith, which helps people keep in touch with those who matter to them. It does
        so by letter: a short mail in the morning, answered like any other.
      </p>
      {newsletterName !== undefined && (
        <p>
          From here comes also <a href="/newsletter">{newsletterName}</a>, a letter once a week for whoever
          asks for it; <a href="/newsletter/issues">those so far</a> are here.
        </p>
      )}
      <p>There is nothing to log in to here. The links in those mails lead to the pages behind it.</p>
    </Page>
  );
}
