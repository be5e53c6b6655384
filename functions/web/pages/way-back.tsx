import { Page } from './page.tsx';

/** Where a press can be taken back. */
export interface WayBack {
  readonly href: string;
  /** `23 September` */
  readonly until: string;
}

/** Below what a press did; nothing where it cannot be taken back. */
export const WayBackLine = ({ wayBack }: { readonly wayBack: WayBack | undefined }) =>
  wayBack === undefined ? null : (
    <p className="small">
      Not what you meant? <a href={wayBack.href}>Take it back</a>, until {wayBack.until}.
    </p>
  );

/** A press that was taken back: its button works no more. */
export const PressTakenBackPage = ({ personName }: { readonly personName: string }) => (
  <Page title="You took this back">
    <p>What this button wrote down for {personName} no longer stands.</p>
    <p>There is nothing more to do. To put it differently, answer the mail.</p>
  </Page>
);
