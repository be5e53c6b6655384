import { greetingName, whatOneCalls } from '../circle/domain/greeting-name.ts';
import { UNDO_DAYS } from '../nudges/answer/domain/record/answer-record.ts';
import { saidOf } from '../nudges/answer/domain/record/said-of.ts';
import { fromIsoInstant } from '../shared/iso-instant.ts';
import { signUndoLink } from '../shared/undo-link.ts';
import { type FillCardPorts, type FoundCard, fillCard, findCard } from './fill-card.ts';
import { htmlResponse } from './html-response.ts';
import { type CardToKeep, findCardToKeep, type KeepCardPorts, keepCard } from './keep-card.ts';
import { AskKeepPage, CardPage, CardThanksPage, KeptPage } from './pages/card-pages.tsx';
import { readCard } from './read-card.ts';
import { readForm } from './read-form.ts';
import { pageRoutes, readPathParameter, type SiteRoute } from './route.ts';

export interface CardSite extends FillCardPorts, KeepCardPorts {
  readonly owners: KeepCardPorts['owners'];
  readonly contacts: KeepCardPorts['contacts'];
  readonly records: KeepCardPorts['records'];
}

/** All fields of the card at their longest, percent-encoded in a script of three bytes a letter. */
const LONGEST_CARD = 40_000;

/** The card that a contact fills in, and the page where the owner keeps it. Opening either changes nothing. */
export const cardRoutes = (ports: CardSite): readonly SiteRoute[] => [
  ...pageRoutes('/cards/{token}', {
    GET: async (event) => showCard(await findCard(ports, readPathParameter(event, 'token'))),
    POST: async (event) => {
      const token = readPathParameter(event, 'token');
      return takeCard(ports, token, readForm(event, LONGEST_CARD));
    },
  }),
  ...pageRoutes('/cards/{token}/keep', {
    GET: async (event) => {
      const found = await findCardToKeep(ports, readPathParameter(event, 'token'));
      if (found.kept !== undefined) return keptResponse(ports, { ...found, kept: found.kept });
      const lines = found.record.proposals.map(({ say }) => say);
      return htmlResponse(200, <AskKeepPage name={whatOneCalls(found.contact)} lines={lines} />);
    },
    POST: async (event) => keptResponse(ports, await keepCard(ports, readPathParameter(event, 'token'))),
  }),
];

const ownerOf = ({ owner: { name } }: FoundCard) => ({
  ownerName: name,
  ownerGreetingName: greetingName(name),
});

const showCard = (found: FoundCard) =>
  htmlResponse(
    200,
    found.card.filled ? (
      <CardThanksPage ownerGreetingName={greetingName(found.owner.name)} />
    ) : (
      <CardPage {...ownerOf(found)} />
    ),
  );

async function takeCard(ports: CardSite, token: string, typed: Readonly<Record<string, string>>) {
  const found = await findCard(ports, token);
  const thanks = () =>
    htmlResponse(200, <CardThanksPage ownerGreetingName={greetingName(found.owner.name)} />);
  const reading = readCard(typed, ports.clock.now());
  switch (reading.outcome) {
    case 'machine':
      return thanks();
    case 'filled':
      await fillCard(ports, token, reading.words);
      return thanks();
    case 'empty':
    case 'wrong': {
      if (found.card.filled) return thanks();
      const problems = reading.outcome === 'wrong' ? reading.problems : {};
      const isEmpty = reading.outcome === 'empty';
      return htmlResponse(
        400,
        <CardPage {...ownerOf(found)} typed={typed} problems={problems} isEmpty={isEmpty} />,
      );
    }
  }
}

async function keptResponse(
  ports: CardSite,
  { contact, kept }: CardToKeep & { readonly kept: NonNullable<CardToKeep['kept']> },
) {
  const until = fromIsoInstant(kept.at).add({ hours: UNDO_DAYS * 24 });
  const undoLink = signUndoLink(await ports.tokenKeys.readTokenKeys(), kept.recordId, until, ports.webOrigin);
  const lines = kept.people.flatMap((step) => saidOf(kept, step));
  return htmlResponse(200, <KeptPage name={whatOneCalls(contact)} lines={lines} undoLink={undoLink} />);
}
