import type { NudgeButton } from '../../shared/nudge-button.ts';
import { Page } from './page.tsx';

const LABELS: Record<NudgeButton, (name: string) => string> = {
  shared: () => 'I’ve shared the praise',
  done: () => 'We have been in touch',
  'snooze-week': (name) => `Let ${name} rest for a week`,
  'snooze-month': (name) => `Let ${name} rest for a month`,
  skip: () => 'Skip this time',
  draft: () => 'Draft a check-in',
};

interface ChoicesPageProps {
  readonly personName: string;
  readonly choices: readonly { readonly button: NudgeButton; readonly href: string }[];
}

/** All that can be said of somebody without a word, a link each. */
export function ChoicesPage({ personName, choices }: ChoicesPageProps) {
  return (
    <Page title={`What about ${personName}?`}>
      <p>Each of these opens a page with one button. Nothing happens before you press that.</p>
      <ul className="choices">
        {choices.map(({ button, href }) => (
          <li key={button}>
            <a href={href}>{LABELS[button](personName)}</a>
          </li>
        ))}
      </ul>
      <p className="small">
        If there is something to tell, answer the mail instead: your words go on {personName}’s timeline.
      </p>
    </Page>
  );
}
