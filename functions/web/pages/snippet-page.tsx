import { escapeHtml } from '../../newsletter/domain/escape-html.ts';
import type { NewsletterSettings } from '../../newsletter/newsletter-settings.ts';
import { MAX_NAME_CHARACTERS, SIGN_UP_FIELDS, topicField } from '../read-sign-up.ts';
import { Page } from './page.tsx';
import { consentWords } from './sign-up-pages.tsx';

interface SnippetPageProps {
  readonly newsletterName: string;
  readonly topics?: NewsletterSettings['topics'];
  readonly formUrl: string;
}

/** What a site puts into its own page: plain HTML, no script, nothing loaded from us. */
export function SnippetPage(props: SnippetPageProps) {
  return (
    <Page title="The form for your own site" label={props.newsletterName}>
      <p>Copy this into any page. It works without a script, and looks like the rest of that page.</p>
      <pre>
        <code>{snippetHtml(props)}</code>
      </pre>
      <p>
        Whoever fills it in comes to our page, with what they typed already there, and presses once more: so
        nobody can sign up other people through your site.
      </p>
    </Page>
  );
}

const snippetHtml = ({ newsletterName, topics = [], formUrl }: SnippetPageProps): string => `\
<form action="${escapeHtml(formUrl)}" method="post" accept-charset="utf-8">
  <p><label>Your mail address
    <input type="email" name="${SIGN_UP_FIELDS.address}" maxlength="254" autocomplete="email" required></label></p>
  <p><label>Your first name, if you like
    <input name="${SIGN_UP_FIELDS.firstName}" maxlength="${MAX_NAME_CHARACTERS}" autocomplete="given-name"></label></p>
${topics.map(topicHtml).join('')}\
  <p hidden><label>Please leave this empty
    <input name="${SIGN_UP_FIELDS.trap}" tabindex="-1" autocomplete="off"></label></p>
  <p>${escapeHtml(consentWords(newsletterName))}</p>
  <p><button>Send it to me</button></p>
</form>`;

const topicHtml = ({ id, name }: { readonly id: string; readonly name: string }): string => `\
  <p><label><input type="checkbox" name="${topicField(id)}" value="yes"> ${escapeHtml(name)}</label></p>
`;
