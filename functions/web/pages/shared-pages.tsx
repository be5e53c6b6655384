import { Page } from './page.tsx';

interface SharedPageProps {
  readonly personName: string;
  /** What they are praised for, a line each. */
  readonly praise: readonly string[];
}

/** Asks before anything is written down: programs that scan mail open links too. */
export function AskSharedPage({ personName, praise }: SharedPageProps) {
  if (praise.length === 0) return <NothingToSharePage personName={personName} />;
  return (
    <Page title={`Is your praise for ${personName} out?`}>
      <Praise praise={praise} />
      <form method="post">
        <button type="submit">I’ve shared it</button>
      </form>
      <p className="small">
        It goes on {personName}’s timeline, and Kith asks no more about it. Kith itself posts nothing.
      </p>
    </Page>
  );
}

export function SharedPage({ personName }: Pick<SharedPageProps, 'personName'>) {
  return (
    <Page title="How kind of you">
      <p>Your praise stands on {personName}’s timeline. There is nothing more to do.</p>
    </Page>
  );
}

function NothingToSharePage({ personName }: Pick<SharedPageProps, 'personName'>) {
  return (
    <Page title="No praise is waiting">
      <p>What this mail told of for {personName} is out already, or was left.</p>
    </Page>
  );
}

const Praise = ({ praise }: Pick<SharedPageProps, 'praise'>) =>
  praise.map((text) => <blockquote key={text}>{text}</blockquote>);
