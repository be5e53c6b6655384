import type { SentMail, World } from '../world.ts';
import { MailList } from './components/mail-list.tsx';
import { MailView } from './components/mail-view.tsx';
import { Page } from './components/page.tsx';
import { PeopleOfMail } from './components/people-of-mail.tsx';
import { ReplyForm } from './components/reply-form.tsx';
import { TourCard } from './components/tour-card.tsx';
import { type MailboxAddress, readAddress } from './mailbox-address.ts';
import { pageResponse } from './page-response.ts';
import { type OpenedMail, openMail } from './read-mail.ts';
import { readPeopleOf } from './read-people.ts';
import { type Recipient, readRecipients } from './read-recipients.ts';
import { clockOf, readStage } from './stage.tsx';
import { findTourStep } from './tour.ts';
import type { ReplyDraft } from './write-reply.ts';

export type RefusedReply = { readonly draft: ReplyDraft; readonly reason: string };

export async function showMailbox(world: World, parameters: URLSearchParams): Promise<Response> {
  return await renderMailbox(world, readAddress(parameters));
}

/** The whole mailbox; with a reply that did not go, it is shown again with what was written. */
export async function renderMailbox(
  world: World,
  address: MailboxAddress,
  refused?: RefusedReply,
): Promise<Response> {
  const stage = await readStage(world);
  const mails = (await world.listMail()).toReversed();
  const selected = selectMail(mails, address);
  const mail = selected && (await openMail(world, selected));
  const people = selected ? await readPeopleOf(world, selected) : [];
  const { recipients, others } = await readRecipients(world, mails, [selected?.to, address.to]);
  return pageResponse(
    <Page title="Mailbox" current="mailbox" clock={clockOf(stage, address.tour)} said={address.said}>
      <TourCard address={address} />
      <div className="mailbox">
        <MailList
          {...{ mails, recipients, others, address }}
          selectedId={selected?.id}
          timeZone={stage.timeZone}
        />
        <div className="desk">
          {mail ? (
            <MailAndReply
              {...{ mail, address, refused }}
              name={nameOf(recipients, mail)}
              timeZone={stage.timeZone}
            />
          ) : (
            <NoMailOpen />
          )}
        </div>
        <PeopleOfMail people={people} timeZone={stage.timeZone} />
      </div>
    </Page>,
    refused ? 422 : 200,
  );
}

function selectMail(mails: readonly SentMail[], address: MailboxAddress): SentMail | undefined {
  return (
    mails.find(({ id }) => id === address.mail) ??
    mails.find(({ to }) => address.to === undefined || to === address.to)
  );
}

const nameOf = (recipients: readonly Recipient[], { sent }: OpenedMail): string =>
  recipients.find(({ address }) => address === sent.to)?.name ?? sent.to;

interface MailAndReplyProps {
  readonly mail: OpenedMail;
  readonly name: string;
  readonly address: MailboxAddress;
  readonly timeZone: string;
  readonly refused: RefusedReply | undefined;
}

function MailAndReply({ mail, name, address, timeZone, refused }: MailAndReplyProps) {
  const prefill = findTourStep(address.tour)?.step.prefill;
  return (
    <>
      <MailView mail={mail} address={address} timeZone={timeZone} />
      <ReplyForm
        mail={mail}
        name={name}
        address={address}
        timeZone={timeZone}
        prefill={prefill}
        refused={refused}
      />
    </>
  );
}

function NoMailOpen() {
  return (
    <section className="mail" id="mail" aria-labelledby="mail-subject">
      <h1 id="mail-subject">The mailbox is empty</h1>
      <p>
        Every mail that Kith sends on this machine lands here, and nowhere else. Nothing leaves your computer.
      </p>
    </section>
  );
}
